package org.bulletin.app.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bulletin.indexer.compare.IndexScan;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many pages a second one and two instances of each stage take, on the cores that there are.
 */
class ThroughputSoak {

  private static final int PAGES = Integer.getInteger("bulletin.soak.throughput", 2_000);
  private static final String GENERATION = Topics.FIRST_GENERATION;

  /** As the stages run outside tests: with both compilers. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("BULLETIN_JAVA_OPTS", "-XX:+TieredCompilation");

  private record Times(Instant first, Instant last) {}

  @TempDir private Path folder;

  @Test
  void oneAndTwoInstancesOfEachStage() {
    System.out.printf(
        "%d cores, %d pages; pages a second%n%-10s %9s %9s %9s %9s%n",
        Runtime.getRuntime().availableProcessors(),
        PAGES,
        "instances",
        "ingest",
        "streams",
        "indexer",
        "all");
    for (int instances = 1; instances <= 2; instances++) {
      measure(instances);
    }
  }

  private void measure(int instances) {
    Path own = folder.resolve(instances + "-instances");
    assertThat(own.toFile().mkdirs()).isTrue();
    try (ServerCluster cluster = new ServerCluster(own, "ThroughputSoak-" + instances, 1).start();
        Pipeline pipeline = new Pipeline(cluster, own, ENVIRONMENT)) {
      // Stage by stage, each alone with the servers.
      pipeline.inbox().add(PAGES / Inbox.PAGES_AN_ISSUE);
      double ingest =
          Meter.rate(
              cluster.kafka(), Topics.PAGES, PAGES, () -> start(pipeline, "ingest", instances));
      double streams =
          Meter.rate(
              cluster.kafka(),
              Topics.split(GENERATION),
              PAGES,
              () -> start(pipeline, "streams", instances));
      start(pipeline, "indexer", instances);
      pipeline.awaitAll();
      Times alone = times(cluster, Instant.EPOCH, "indexed_at");

      // All at once, warm.
      Instant begin = Instant.now();
      pipeline.inbox().add(PAGES / Inbox.PAGES_AN_ISSUE);
      pipeline.awaitAll();
      Instant end = times(cluster, begin, "indexed_at").last();
      Instant published = times(cluster, begin, "ingested_at").first();
      System.out.printf(
          "%-10d %9.0f %9.0f %9.0f %9.0f%n",
          instances, ingest, streams, rate(alone.first(), alone.last()), rate(published, end));
      pipeline.ledger().assertExact(pipeline.inbox().pages(), pipeline.inbox().articles());
    }
  }

  private static void start(Pipeline pipeline, String stage, int instances) {
    // One ingester a folder: two that find the same files at once publish many of them twice.
    IntStream.rangeClosed(1, stage.equals(Pipeline.INGEST) ? 1 : instances)
        .forEach(number -> pipeline.start(stage + "-" + number));
  }

  private static double rate(Instant first, Instant last) {
    return PAGES * 1000.0 / Duration.between(first, last).toMillis();
  }

  /** The first and last time in the documents of pages that were published since. */
  private static Times times(ServerCluster cluster, Instant since, String field) {
    try (OpenSearchConnection connection = OpenSearchConnection.to(cluster.index());
        IndexScan scan =
            IndexScan.ofFields(
                connection, Indices.pages(GENERATION).name(), "page_id", List.of("provenance"))) {
      List<Instant> times = new ArrayList<>();
      scan.forEachRemaining(
          document -> {
            var provenance = document.source().path("provenance");
            if (!Instant.parse(provenance.path("ingested_at").asText()).isBefore(since)) {
              times.add(Instant.parse(provenance.path(field).asText()));
            }
          });
      return new Times(
          times.stream().min(Instant::compareTo).orElseThrow(),
          times.stream().max(Instant::compareTo).orElseThrow());
    }
  }
}
