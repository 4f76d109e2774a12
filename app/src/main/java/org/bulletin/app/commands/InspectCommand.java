package org.bulletin.app.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.inspect.DecisionsReport;
import org.bulletin.app.inspect.InspectionReport;
import org.bulletin.app.stages.Methods;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.SourcePages;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.FolderScan;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.PageInspector.Inspection;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.topology.ArticleMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin inspect}. */
@Command(
    name = "inspect",
    description =
        "Splits pages and finds their entities, without Kafka, and shows what was decided and why. "
            + "Of pages of one issue, given together, articles that go on on another page are joined. "
            + "Pages that cannot be read are named on stderr; the others go on; exit code 1 at the end.")
public final class InspectCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private NewspapersOption newspapers;
  @Mixin private OcrOption ocr;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders of pages.")
  private List<Path> paths;

  @Option(
      names = "--json",
      description = "Print the articles as documents, one a line, and nothing else.")
  private boolean json;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "Collection that the pages belong to (default: the folder's name).")
  private String collection;

  @Option(
      names = "--newspaper",
      paramLabel = "NAME",
      description = "Newspaper of the pages of which neither name nor sidecar says another.")
  private String newspaper;

  @Option(
      names = "--explain",
      description = "Show also how the splitter decided: roles, joins, headlines, with scores.")
  private boolean explain;

  @Option(
      names = "--text",
      description = "Print the pages' texts as the readers give them, and nothing else.")
  private boolean text;

  private int refused;

  @Override
  public Integer call() {
    Logs.toConsole();
    Newspapers known = newspapers.newspapers();
    RawPages any = new RawPages(known, ocr.readerOptions());
    RawPages pages = newspaper == null ? any : any.of(newspaper);
    FolderScan.Result scan = FolderScan.of(paths, pages::canRead, Optional.ofNullable(collection));
    scan.refusals().forEach(refusal -> refuse(refusal.source(), refusal.reason()));
    List<RawPage> all = new ArrayList<>();
    for (PageSource source : scan.files()) {
      all.addAll(read(pages, source));
    }
    if (text) {
      all.forEach(page -> spec.commandLine().getOut().println(page.getText()));
    } else {
      inspect(Methods.load(known), all);
    }
    return refused == 0 ? 0 : spec.exitCodeOnExecutionException();
  }

  private void inspect(Methods methods, List<RawPage> all) {
    methods.inspector().inspect(all).forEach(inspection -> print(methods, inspection));
  }

  private List<RawPage> read(RawPages pages, PageSource source) {
    try {
      SourcePages read = pages.of(source);
      read.refused().forEach(page -> refuse(page.pageId(), page.reason()));
      return read.pages();
    } catch (RefusedException e) {
      refuse(source.name(), e.getMessage());
      return List.of();
    }
  }

  private void refuse(String source, String reason) {
    refused++;
    spec.commandLine().getErr().println("bulletin: " + source + ": " + reason);
  }

  private void print(Methods methods, Inspection inspection) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      inspection.articles().forEach(article -> out.println(document(article)));
    } else {
      out.print(new InspectionReport(Ansi.AUTO).of(inspection));
      if (explain) {
        PageText page = ArticleMaker.pageText(inspection.page());
        out.print(DecisionsReport.of(methods.splitter().explain(page)));
      }
    }
    out.flush();
  }

  private static String document(EnrichedArticle article) {
    try {
      return JSON.writeValueAsString(ArticleDocument.of(article, Provenance.ofInspection()));
    } catch (JsonProcessingException e) {
      throw new CommandFailure("cannot write " + article.getArticle().getArticleId(), e);
    }
  }
}
