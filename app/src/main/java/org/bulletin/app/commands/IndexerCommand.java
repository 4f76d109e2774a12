package org.bulletin.app.commands;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.GenerationOption;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.monitor.MonitorOptions;
import org.bulletin.app.monitor.MonitorServer;
import org.bulletin.app.stages.IndexerService;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.app.stages.UntilStopped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bulletin indexer}. */
@Command(
    name = "indexer",
    description =
        "Runs the stage that writes articles, pages and dead letters to OpenSearch, for every live "
            + "generation, until stopped. Several instances share the work.")
public final class IndexerCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka;
  @Mixin private OpenSearchOptions openSearch;
  @Mixin private GenerationOption generation;
  @Mixin private MonitorOptions monitor;

  @Override
  public Integer call() {
    Logs.toConsole();
    try (UntilStopped process = new UntilStopped();
        MonitorServer asked = monitor.open(MonitorOptions.INDEXER);
        IndexerService service =
            process.open(
                () ->
                    new IndexerService(
                        kafka.settings(),
                        openSearch.settings(),
                        generation.generation(),
                        InstanceName.ofThisProcess(),
                        Optional.empty(),
                        asked.monitoring()))) {
      process.orUntil(() -> service.failure().isPresent());
      CommandFailure.throwIfPresent(service.failure());
    }
    return 0;
  }
}
