package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.ingest.IngestProgress;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.stages.IngestService;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.RetractionResult;
import org.bulletin.ingest.Selection;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
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
    description =
        "Takes pages away everywhere: single ones, or all that --collection, --newspaper and --between "
            + "have in common. The same text does not come back when it is ingested again, unless --restore "
            + "brings it back.")
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

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Filters filters;

    private Selection selection(Newspapers newspapers) {
      return filters == null
          ? new Selection.Pages(Set.copyOf(pageIds))
          : filters.selection(newspapers);
    }
  }

  static final class Filters {

    @Option(names = "--collection", paramLabel = "NAME", description = "All pages of a collection.")
    private String collection;

    @Option(
        names = "--newspaper",
        paramLabel = "NAME",
        description = "All pages of a newspaper, by its name, a code or an alias.")
    private String newspaper;

    @Option(
        names = "--between",
        arity = "2",
        paramLabel = "YYYY-MM-DD",
        description = "All pages of the issues from one day to another, both included.")
    private List<LocalDate> between;

    private Selection selection(Newspapers newspapers) {
      List<Selection> selections = new ArrayList<>();
      if (collection != null) {
        selections.add(new Selection.Collection(collection));
      }
      if (newspaper != null) {
        selections.add(Selection.OfNewspaper.named(newspaper, newspapers));
      }
      if (between != null) {
        selections.add(new Selection.Between(between.get(0), between.get(1)));
      }
      return new Selection.All(selections);
    }
  }

  @Override
  public Integer call() {
    Logs.toConsole();
    Newspapers known = newspapers.newspapers();
    Selection selection = which.selection(known);
    try (IngestService service =
        new IngestService(
            kafka.settings(),
            new RawPages(known),
            InstanceName.ofThisProcess(),
            Monitoring.none())) {
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
    return result.isWhole() ? 0 : spec.exitCodeOnExecutionException();
  }
}
