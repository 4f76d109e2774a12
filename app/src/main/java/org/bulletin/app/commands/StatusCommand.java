package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bulletin.app.cli.GenerationOption;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.cli.Table;
import org.bulletin.app.stages.Accounts;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bulletin status}. */
@Command(
    name = "status",
    description = {
      "Shows what each stage is doing and has counted since it started, and whether the documents",
      "in OpenSearch are those that Kafka holds. Exit code 1 if they are not."
    })
public final class StatusCommand implements Callable<Integer> {

  private static final Duration SILENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private OpenSearchOptions openSearch;
  @Mixin private GenerationOption generation;

  @Override
  public Integer call() {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    PrintWriter out = spec.commandLine().getOut();
    try (Registry registry = Registry.of(cluster)) {
      printStages(out, LatestRecords.of(cluster, registry, Topics.STAGES));
    }
    Accounts accounts = Accounts.take(cluster, openSearch.settings(), generation.generation());
    out.printf(
        "%npages      %d in Kafka, %d documents%n"
            + "articles   %d in Kafka, %d documents%n"
            + "dead       %d dead letters%n"
            + "%s%n",
        accounts.pages(),
        accounts.pageDocuments(),
        accounts.articles(),
        accounts.articleDocuments(),
        accounts.deadLetters(),
        accounts.addUp() ? "The accounts add up." : "The accounts do not add up (yet).");
    return accounts.addUp() ? 0 : 1;
  }

  private static void printStages(PrintWriter out, Map<String, Heartbeat> heartbeats) {
    Table table =
        new Table(
            List.of("stage", "generation", "instance", "state", "counts"),
            List.of(8, 10, 24, 10, 60));
    heartbeats.values().stream()
        .filter(beat -> !beat.getState().equals("stopped"))
        .sorted(Comparator.comparing(Heartbeat::getStage).thenComparing(Heartbeat::getInstance))
        .forEach(
            beat ->
                table.add(
                    List.of(
                        beat.getStage(),
                        beat.getGeneration().orElse(""),
                        beat.getInstance(),
                        state(beat),
                        counts(beat))));
    out.print(table);
  }

  private static String state(Heartbeat beat) {
    Duration silent = Duration.between(beat.getAt(), Instant.now());
    return silent.compareTo(SILENCE) > 0
        ? "gone for " + silent.toSeconds() + " s"
        : beat.getState();
  }

  private static String counts(Heartbeat beat) {
    String counts =
        beat.getCounts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
    return beat.getWaitingFor().map(reason -> counts + "; " + reason).orElse(counts);
  }
}
