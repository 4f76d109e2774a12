package org.bulletin.app.commands;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.dashboards.DashboardsOptions;
import org.bulletin.app.dashboards.DashboardsSettings;
import org.bulletin.app.init.Setup;
import org.bulletin.app.init.Waiting;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulletin init}. */
@Command(
    name = "init",
    description =
        "Makes what the stages need of a cluster, where it is not there yet: schemas, topics, the first "
            + "generation, indices with their templates and aliases; dashboards, if --dashboards is "
            + "given. Safe to repeat, and beside stages that run.")
public final class InitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private OpenSearchOptions openSearch;
  @Mixin private DashboardsOptions dashboards;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "Wait so long for servers that are not ready, or refuse us (default: ${DEFAULT-VALUE}).")
  private int wait;

  @Override
  public Integer call() {
    if (wait < 0) {
      throw new ParameterException(spec.commandLine(), "--wait is 0 or more, not " + wait);
    }
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    Optional<DashboardsSettings> imported = dashboards.settingsIfGiven();
    Waiting waiting = new Waiting(Duration.ofSeconds(wait), spec.commandLine().getErr()::println);
    try (Registry registry = Registry.of(cluster);
        OpenSearchConnection connection = OpenSearchConnection.to(openSearch.settings())) {
      Setup setup = new Setup(cluster, registry);
      say(waiting.until(setup::schemas));
      say(waiting.until(setup::topics));
      say(waiting.until(() -> setup.indices(connection)));
      imported.ifPresent(settings -> say(waiting.until(() -> setup.dashboards(settings))));
    }
    return 0;
  }

  private void say(List<String> lines) {
    lines.forEach(spec.commandLine().getOut()::println);
  }
}
