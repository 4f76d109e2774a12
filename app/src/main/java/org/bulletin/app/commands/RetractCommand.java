package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.ingest.IngestProgress;
import org.bulletin.app.stages.IngestService;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.RetractionResult;
import org.bulletin.ingest.Selection;
import org.bulletin.ingest.newspaper.Newspapers;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin retract}. */
@Command(
    name = "retract",
    description = {
      "Takes pages away everywhere. They do not come back when their files are ingested again,",
      "unless a file changes or --restore brings them back."
    })
public final class RetractCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private NewspapersOption newspapers;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(names = "--restore", description = "Publish what was retracted again, from its files.")
  private boolean restore;

  static final class Which {

    @Parameters(paramLabel = "PAGE_ID", arity = "1..*", description = "Pages.")
    private List<String> pageIds;

    @Option(names = "--collection", paramLabel = "NAME", description = "All pages of a collection.")
    private String collection;

    @Option(
        names = "--newspaper",
        paramLabel = "NAME",
        description = "All pages of a newspaper, by its name, a code or an alias.")
    private String newspaper;

    private Selection selection(Newspapers newspapers) {
      if (collection != null) {
        return new Selection.Collection(collection);
      }
      return newspaper == null
          ? new Selection.Pages(Set.copyOf(pageIds))
          : Selection.OfNewspaper.named(newspaper, newspapers);
    }
  }

  @Override
  public Integer call() {
    Logs.toConsole();
    Newspapers known = newspapers.newspapers();
    Selection selection = which.selection(known);
    try (IngestService service =
        new IngestService(kafka.settings(), known, InstanceName.ofThisProcess())) {
      return restore
          ? restore(service.ingester(), selection)
          : retract(service.ingester(), selection);
    }
  }

  private int retract(Ingester ingester, Selection selection) {
    PrintWriter out = spec.commandLine().getOut();
    RetractionResult result = ingester.retract(selection);
    result.retracted().forEach(page -> out.println("retracted " + page));
    result.repeated().forEach(page -> out.println("retracted before " + page));
    result
        .unknown()
        .forEach(
            page ->
                spec.commandLine().getErr().println("bulletin: no source has given page " + page));
    if (result.retracted().isEmpty() && result.repeated().isEmpty()) {
      out.println("nothing to retract");
    }
    return result.unknown().isEmpty() ? 0 : spec.exitCodeOnExecutionException();
  }

  private int restore(Ingester ingester, Selection selection) {
    PrintWriter out = spec.commandLine().getOut();
    IngestionResult result =
        ingester.restore(selection, IngestProgress.lines(out, spec.commandLine().getErr()));
    out.println(IngestProgress.summary(result));
    return result.refused() == 0 ? 0 : spec.exitCodeOnExecutionException();
  }
}
