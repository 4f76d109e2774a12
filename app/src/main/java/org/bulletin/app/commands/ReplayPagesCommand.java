package org.bulletin.app.commands;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.deadletters.DeadLetterLog;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.requests.PageSelection;
import org.bulletin.app.requests.PagesAgain;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin replay pages}. */
@Command(
    name = "pages",
    description =
        "Has stored pages split again, in every live generation, as they are stored: nothing is "
            + "published again.")
public final class ReplayPagesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private NewspapersOption newspapers;

  @Parameters(
      paramLabel = "GLOB",
      description =
          "Which pages, by their page_ids: * stays between two slashes, ** crosses them. '**' is all.")
  private String glob;

  @Option(
      names = "--newspaper",
      paramLabel = "NAME",
      description = "Only pages of a newspaper, by its name, a code or an alias.")
  private String newspaper;

  @Option(
      names = "--between",
      arity = "2",
      paramLabel = "YYYY-MM-DD",
      description = "Only pages of the issues from one day to another, both included.")
  private List<LocalDate> between;

  @Option(
      names = "--failed",
      description =
          "Only pages that could not be split, or that a dead letter names which was not tried again.")
  private boolean failed;

  @Override
  public Integer call() {
    PageSelection selection = selection();
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster)) {
      PagesAgain again = new PagesAgain(cluster, registry, GenerationStore.served(cluster));
      String reason = "bulletin replay pages " + glob;
      int pages =
          failed
              ? again.askFailed(selection, new DeadLetterLog(cluster, registry).openKeys(), reason)
              : again.ask(selection, reason);
      spec.commandLine()
          .getOut()
          .println(
              pages == 0
                  ? "No stored page is meant by that."
                  : "%d %s split again.".formatted(pages, pages == 1 ? "page is" : "pages are"));
    }
    return 0;
  }

  private PageSelection selection() {
    try {
      PageSelection selection = PageSelection.matching(glob);
      PageSelection ofNewspaper =
          newspaper == null ? selection : selection.ofNewspaper(newspaper, newspapers.newspapers());
      return between == null ? ofNewspaper : ofNewspaper.between(between.get(0), between.get(1));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
