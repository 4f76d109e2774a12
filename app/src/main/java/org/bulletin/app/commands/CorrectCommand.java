package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.corrections.ArticleSheet;
import org.bulletin.app.corrections.Change;
import org.bulletin.app.corrections.CorrectionReport;
import org.bulletin.app.corrections.CorrectionTopic;
import org.bulletin.app.corrections.GoldExport;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ServedDocuments;
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin correct}. */
@Command(
    name = "correct",
    description =
        "Corrects an article that was cut wrongly; given nothing but its id, shows it with the numbers of "
            + "its paragraphs. Corrections are kept in Kafka and applied in every "
            + "generation; several of one article add up. One that no longer fits its page changes "
            + "nothing, and --list says so.")
public final class CorrectCommand implements Callable<Integer> {

  private static final String SOON =
      "Readers see it as soon as the streams and indexer stages have taken it in, which `bulletin status` shows.";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private OpenSearchOptions openSearch;

  @ArgGroup(multiplicity = "1")
  private What what;

  static final class What {

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Article article;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Listing listing;

    @Option(
        names = "--remove",
        paramLabel = "ARTICLE_ID",
        description = "Take everything back that was corrected of an article.")
    private String remove;

    @Option(
        names = "--export",
        paramLabel = "DIR",
        description = "Write the corrected pages and their articles as gold for the splitter.")
    private Path export;
  }

  static final class Listing {

    @Option(names = "--list", required = true, description = "Show the corrections.")
    @SuppressWarnings("UnusedVariable") // what is given here is given with it
    private boolean list;

    @Option(names = "--json", description = "As JSON, one a line.")
    private boolean json;
  }

  static final class Article {

    @Parameters(paramLabel = "ARTICLE_ID", description = "The article, as search shows it.")
    private String id;

    @Option(
        names = "--headline",
        paramLabel = "LINE",
        arity = "1..*",
        description = "The parts of its title, in their order; '' if it has none.")
    private List<String> headline;

    @Option(
        names = "--authors",
        paramLabel = "NAME[:ROLE]",
        split = ",",
        description = "Who wrote it, separated by commas; '' if nobody is named.")
    private List<String> authors;

    @Option(
        names = "--merge-with",
        paramLabel = "ARTICLE_ID",
        arity = "1..*",
        description = "Articles of the same page whose text follows this one's.")
    private List<String> mergeWith;

    @Option(
        names = "--split-at",
        paramLabel = "N",
        arity = "1..*",
        split = ",",
        description = "Numbers, from 1, of the paragraphs that begin other articles.")
    private List<Integer> splitAt;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; --list shows it.")
    private String note;

    private Change change() {
      return new Change(
          id,
          Optional.ofNullable(headline).map(CorrectCommand::withoutBlank),
          Optional.ofNullable(authors)
              .map(CorrectCommand::withoutBlank)
              .map(names -> names.stream().map(CorrectCommand::author).toList()),
          Optional.ofNullable(mergeWith).orElse(List.of()),
          Optional.ofNullable(splitAt).orElse(List.of()),
          Optional.ofNullable(note));
    }
  }

  @Override
  public Integer call() {
    Logs.toConsole();
    Optional<Change> change = Optional.ofNullable(what.article).map(Article::change);
    if (change.filter(Change::isEmpty).isPresent() && what.article.note != null) {
      throw new ParameterException(
          spec.commandLine(),
          "say what is wrong with it: --headline, --authors, --merge-with or --split-at");
    }
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster);
        OpenSearchConnection connection = OpenSearchConnection.to(openSearch.settings())) {
      ServedDocuments documents = new ServedDocuments(connection);
      if (change.filter(Change::isEmpty).isPresent()) {
        out().print(ArticleSheet.of(change.get().article(documents)));
        return 0;
      }
      CorrectionTopic topic = new CorrectionTopic(cluster, registry);
      if (change.isPresent()) {
        correct(topic, documents, change.get());
      } else if (what.remove != null) {
        remove(topic, what.remove);
      } else if (what.export != null) {
        export(new GoldExport(cluster, registry, documents), topic.all().values());
      } else {
        list(new TreeMap<>(topic.all()).values(), documents.unfitCorrections());
      }
    }
    return 0;
  }

  private void correct(CorrectionTopic topic, ServedDocuments documents, Change change) {
    topic.write(
        change.correction(
            documents,
            topic.of(change.articleId()),
            Instant.ofEpochMilli(System.currentTimeMillis())));
    out().println("corrected " + change.articleId());
    out().println(SOON);
  }

  private void remove(CorrectionTopic topic, String articleId) {
    if (topic.of(articleId).isEmpty()) {
      throw new CommandFailure(
          "nothing was corrected of article "
              + articleId
              + ": `bulletin correct --list` shows the corrections that there are");
    }
    topic.remove(articleId);
    out().println("removed the correction of " + articleId);
    out().println(SOON);
  }

  private void export(GoldExport gold, Collection<Correction> corrections) {
    List<String> pages = gold.write(what.export, corrections);
    pages.forEach(page -> out().println("exported " + page));
    if (pages.isEmpty()) {
      out().println("nothing to export: no page has a correction that fits");
    }
  }

  private void list(Collection<Correction> corrections, Set<String> unfit) {
    if (what.listing.json) {
      corrections.forEach(correction -> out().println(CorrectionReport.json(correction, unfit)));
    } else {
      out().print(CorrectionReport.table(corrections, unfit));
    }
  }

  private static List<String> withoutBlank(List<String> texts) {
    return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static CorrectedAuthor author(String text) {
    String[] parts = text.split("[:：]", 2);
    return new CorrectedAuthor(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
