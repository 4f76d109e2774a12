package org.bulletin.app.commands;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.replay.PlanReport;
import org.bulletin.app.replay.ReplayPlan;
import org.bulletin.app.stages.Methods;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bulletin replay plan}. */
@Command(
    name = "plan",
    description =
        "Says what `bulletin replay run` would read, make and take, and changes nothing; measures how "
            + "fast this machine splits some of the stored pages.")
public final class ReplayPlanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReplayCommand.Cluster cluster;
  @Mixin private NewspapersOption newspapers;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to reckon with (default: 2, or 1 on a machine of one core).")
  private Integer threads;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Logs.toConsole();
    ClusterSettings settings = cluster.kafka();
    try (Registry registry = Registry.of(settings);
        OpenSearchConnection openSearch = OpenSearchConnection.to(cluster.openSearch())) {
      Generations generations = new GenerationStore(settings, registry).read();
      String served = generations.requireServed();
      String next =
          generations
              .coming()
              .map(Generation::getGeneration)
              .orElseGet(() -> generations.next().toString());
      ReplayPlan plan =
          ReplayPlan.of(
              new ReplayPlan.Servers(settings, registry, openSearch),
              Methods.load(newspapers.newspapers()),
              served,
              next,
              threads == null ? OptionalInt.empty() : OptionalInt.of(threads));
      spec.commandLine().getOut().print(json ? plan.toJson() + "\n" : PlanReport.of(plan));
    }
    return 0;
  }
}
