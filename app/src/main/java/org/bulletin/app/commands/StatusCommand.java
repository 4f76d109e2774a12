package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bulletin.app.cli.GenerationOption;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.cli.Table;
import org.bulletin.app.coverage.Coverage;
import org.bulletin.app.coverage.CoverageReport;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.stages.Accounts;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.OpenArticles;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bulletin status}. */
@Command(
    name = "status",
    description =
        "Shows what each stage is doing and has counted since it started, and whether the documents "
            + "in OpenSearch are those that Kafka holds. Exit code 1 if they are not. With --coverage: "
            + "which pages of which issues are there, missing, refused, or waited for by an article.")
public final class StatusCommand implements Callable<Integer> {

  private static final Duration SILENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private OpenSearchOptions openSearch;
  @Mixin private GenerationOption generation;
  @Mixin private NewspapersOption newspapers;

  @Option(names = "--coverage", description = "Show the issues and their pages instead.")
  private boolean coverage;

  @Override
  public Integer call() {
    Logs.toConsole();
    ClusterSettings cluster = kafka.settings();
    PrintWriter out = spec.commandLine().getOut();
    if (coverage) {
      out.print(coverage(cluster));
      return 0;
    }
    try (Registry registry = Registry.of(cluster)) {
      printStages(out, LatestRecords.of(cluster, registry, Topics.STAGES));
    }
    String shown = generation.generation().orElseGet(() -> GenerationStore.served(cluster));
    Accounts accounts = Accounts.take(cluster, openSearch.settings(), shown);
    out.printf(
        "%ngeneration %s%n"
            + "pages      %d in Kafka, %d documents%n"
            + "articles   %d in Kafka, %d documents%n"
            + "open       %d articles wait for another page%n"
            + "dead       %d dead letters%n"
            + "%s%n",
        shown,
        accounts.pages(),
        accounts.pageDocuments(),
        accounts.articles(),
        accounts.articleDocuments(),
        openArticles(OpenArticles::count),
        accounts.deadLetters(),
        accounts.addUp() ? "The accounts add up." : "The accounts do not add up (yet).");
    return accounts.addUp() ? 0 : 1;
  }

  private <T> T openArticles(Function<OpenArticles, T> question) {
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch.settings())) {
      return question.apply(new OpenArticles(connection));
    }
  }

  private String coverage(ClusterSettings cluster) {
    try (Registry registry = Registry.of(cluster)) {
      return CoverageReport.of(
          Coverage.of(
              LatestRecords.of(cluster, registry, Topics.SOURCES).values(),
              openArticles(OpenArticles::all),
              newspapers.newspapers(),
              LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1)));
    }
  }

  private static void printStages(PrintWriter out, Map<String, Heartbeat> heartbeats) {
    Table table =
        new Table(
            List.of(
                "stage",
                "generation",
                "instance",
                "state",
                "lag",
                "counts, and how many a second since the start"),
            List.of(8, 10, 24, 10, 6, 60));
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
                        Long.toString(beat.getLag()),
                        counts(beat))));
    out.print(table);
  }

  private static String state(Heartbeat beat) {
    Duration silent = Duration.between(beat.getAt(), Instant.now());
    return silent.compareTo(SILENCE) > 0
        ? "gone for " + silent.toSeconds() + " s"
        : beat.getState();
  }

  private static String rate(long count, Heartbeat beat) {
    double seconds = Duration.between(beat.getStartedAt(), beat.getAt()).toMillis() / 1000.0;
    return seconds <= 0 || count == 0 ? "" : " (%.1f/s)".formatted(count / seconds);
  }

  private static String counts(Heartbeat beat) {
    String counts =
        beat.getCounts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(count -> count.getKey() + " " + count.getValue() + rate(count.getValue(), beat))
            .collect(Collectors.joining(", "));
    return beat.getWaitingFor().map(reason -> counts + "; " + reason).orElse(counts);
  }
}
