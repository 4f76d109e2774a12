package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.deadletters.DeadLetterLog;
import org.bulletin.app.deadletters.DeadLetterReport;
import org.bulletin.app.deadletters.Redrive;
import org.bulletin.app.deadletters.Since;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.indexer.documents.DeadLetterDocument;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin dead-letters}. */
@Command(
    name = "dead-letters",
    description = "What could not be processed: shows it, and tries it again.")
public final class DeadLettersCommand {

  @Spec private CommandSpec spec;

  @Command(name = "list", description = "Lists the dead letters, the oldest first.")
  void list(
      @Mixin KafkaOptions kafka,
      @Option(
              names = "--stage",
              paramLabel = "STAGE",
              description = "Only those of streams, or of indexer.")
          String stage,
      @Option(
              names = "--since",
              paramLabel = "AGO|DAY",
              description = "Only those since 90m, 2h or 7d ago, or since a day (YYYY-MM-DD).")
          String since,
      @Option(names = "--json", description = "Print documents as in OpenSearch, one a line.")
          boolean json) {
    Optional<Instant> from = Optional.ofNullable(since).map(this::time);
    Logs.toConsole();
    PrintWriter out = spec.commandLine().getOut();
    List<DeadLetterReport.Line> lines = new ArrayList<>();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster)) {
      new DeadLetterLog(cluster, registry)
          .forEach(
              (id, letter) -> {
                boolean wanted =
                    (stage == null || stage.equals(letter.getStage()))
                        && !from.filter(letter.getFailedAt()::isBefore).isPresent();
                if (wanted && json) {
                  out.println(DeadLetterDocument.of(letter));
                } else if (wanted) {
                  lines.add(DeadLetterReport.Line.of(id, letter));
                }
              });
    }
    if (!json) {
      out.print(
          lines.isEmpty()
              ? "no dead letters" + System.lineSeparator()
              : DeadLetterReport.table(lines));
    }
  }

  private Instant time(String since) {
    try {
      return Since.parse(since, Instant.now(), ZoneId.systemDefault());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--since: " + e.getMessage(), e);
    }
  }

  @Command(
      name = "show",
      description =
          "Shows all of a dead letter: the record's value as JSON or in hex, the stack trace.")
  void show(
      @Mixin KafkaOptions kafka,
      @Parameters(paramLabel = "ID", description = "As `list` shows it.") String id) {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster)) {
      DeadLetter letter =
          new DeadLetterLog(cluster, registry)
              .find(id)
              .orElseThrow(() -> new CommandFailure(unknown(id)));
      spec.commandLine().getOut().print(DeadLetterReport.details(registry, id, letter));
    }
  }

  @Command(
      name = "redrive",
      description =
          "Tries again: asks for the page to be split again, or writes a record that could not be "
              + "decoded, and now can be, again, unless its key has a newer one. Exit code 1 if "
              + "something could not be tried.")
  int redrive(
      @Mixin KafkaOptions kafka,
      @Option(names = "--all", description = "All that were not tried again before.") boolean all,
      @Parameters(paramLabel = "ID", arity = "0..*", description = "As `list` shows them.")
          List<String> ids) {
    List<String> named = ids == null ? List.of() : ids;
    if (all != named.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "say which: ID…, or --all");
    }
    Logs.toConsole();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int[] counts = new int[2];
    LinkedHashSet<String> missing = new LinkedHashSet<>(named);
    ClusterSettings cluster = kafka.settings();
    try (Registry registry = Registry.of(cluster);
        Redrive redrive =
            Redrive.open(
                cluster, registry, GenerationStore.served(cluster), InstantSource.system())) {
      new DeadLetterLog(cluster, registry)
          .forEach(
              (id, letter) -> {
                if (all ? letter.getRedrivenAt().isEmpty() : missing.remove(id)) {
                  Optional<String> obstacle = redrive.redrive(id, letter);
                  obstacle.ifPresent(why -> err.println("bulletin: " + id + ": " + why));
                  counts[obstacle.isEmpty() ? 0 : 1]++;
                }
              });
    }
    missing.forEach(id -> err.println("bulletin: " + unknown(id)));
    int failed = counts[1] + missing.size();
    out.printf("%d tried again, %d not.%n", counts[0], failed);
    return failed == 0 ? 0 : spec.exitCodeOnExecutionException();
  }

  private static String unknown(String id) {
    return "there is no dead letter " + id + ": see `bulletin dead-letters list`";
  }
}
