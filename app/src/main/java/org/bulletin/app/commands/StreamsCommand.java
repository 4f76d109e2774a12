package org.bulletin.app.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.GenerationOption;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.monitor.MonitorOptions;
import org.bulletin.app.monitor.MonitorServer;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.stages.StreamsOptions;
import org.bulletin.app.stages.StreamsService;
import org.bulletin.app.stages.UntilStopped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulletin streams}. */
@Command(
    name = "streams",
    description =
        "Runs the stage that splits pages into articles and finds their entities, for every live "
            + "generation, until stopped. Several instances share the work.")
public final class StreamsCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka;
  @Mixin private GenerationOption generation;
  @Mixin private NewspapersOption newspapers;
  @Mixin private MonitorOptions monitor;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.bulletin/streams",
      description =
          "Folder for the stage's stores (default: ${DEFAULT-VALUE}); "
              + "if it is lost, they are restored from Kafka.")
  private Path stateDirectory;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that share the work of a generation (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--standby",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Other instances that keep a copy of each store, and take over at once when one is lost "
              + "(default: ${DEFAULT-VALUE}); takes its disk and memory on each.")
  private int standbys;

  @Override
  public Integer call() {
    Logs.toConsole();
    StreamsOptions options =
        new StreamsOptions(
            kafka.settings(),
            generation.generation(),
            stateDirectory,
            threads,
            Optional.empty(),
            standbys);
    try (UntilStopped process = new UntilStopped();
        MonitorServer asked = monitor.open(MonitorOptions.STREAMS);
        StreamsService service =
            process.open(
                () ->
                    new StreamsService(
                        options,
                        Methods.load(newspapers.newspapers(), asked.monitoring().ofProcess()),
                        InstanceName.ofThisProcess(),
                        asked.monitoring()))) {
      process.orUntil(() -> service.failure().isPresent());
      CommandFailure.throwIfPresent(service.failure());
    }
    return 0;
  }
}
