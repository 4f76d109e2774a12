package org.bulletin.app.commands;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.replay.Verification;
import org.bulletin.app.replay.VerificationText;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin replay verify}. */
@Command(
    name = "verify",
    description =
        "Compares what readers see with the coming generation (else with the previous, or with the one "
            + "named), once both have caught up: pages, articles, entities, and examples of what has "
            + "changed. Exit code 1 if it lacks pages.")
public final class ReplayVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReplayCommand.Cluster cluster;

  @Parameters(arity = "0..1", paramLabel = "gN", description = "The other generation.")
  private String other;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "10",
      description = "Examples of each kind of change (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Logs.toConsole();
    ClusterSettings settings = cluster.kafka();
    try (UntilStopped process = new UntilStopped();
        Registry registry = Registry.of(settings);
        Admin admin = Admin.create(settings.kafka());
        OpenSearchConnection openSearch = OpenSearchConnection.to(cluster.openSearch())) {
      Generations generations = new GenerationStore(settings, registry).read();
      Verification.Verified verified =
          new Verification(admin, openSearch, process::orUntil)
              .verify(generations.requireServed(), compared(generations), samples);
      spec.commandLine()
          .getOut()
          .print(json ? VerificationText.json(verified) + "\n" : VerificationText.of(verified));
      return verified.lost().isEmpty() ? 0 : spec.exitCodeOnExecutionException();
    }
  }

  private String compared(Generations generations) {
    Optional<Generation> asked =
        other == null
            ? generations.coming().or(generations::previous)
            : generations
                .find(other)
                .filter(generation -> generations.live().contains(generation.getGeneration()));
    return asked
        .map(Generation::getGeneration)
        .orElseThrow(
            () ->
                new CommandFailure(
                    (other == null
                            ? "there is no generation to compare with"
                            : "there is no live generation " + other)
                        + ": see `bulletin replay status`"));
  }
}
