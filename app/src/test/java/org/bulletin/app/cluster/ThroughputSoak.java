package org.bulletin.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

  @TempDir private Path folder;

  @Test
  void oneAndTwoInstancesOfEachStage() {
    System.out.printf(
        "%d cores, %d pages; pages a second%n%-10s %9s %9s %9s%n",
        Runtime.getRuntime().availableProcessors(), PAGES, "instances", "ingest", "streams", "all");
    for (int instances = 1; instances <= 2; instances++) {
      measure(instances);
    }
  }

  private void measure(int instances) {
    Path own = folder.resolve(instances + "-instances");
    assertThat(own.toFile().mkdirs()).isTrue();
    try (ServerCluster cluster = new ServerCluster(own, "ThroughputSoak-" + instances, 1).start();
        Pipeline pipeline = new Pipeline(cluster, own, ENVIRONMENT)) {
      // These two stages one after the other, each alone with the servers, from cold.
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

      // All at once, warm.
      Instant begin = Instant.now();
      pipeline.inbox().add(PAGES / Inbox.PAGES_AN_ISSUE);
      pipeline.awaitAll();
      System.out.printf(
          "%-10d %9.0f %9.0f %9.0f%n", instances, ingest, streams, indexedSince(begin, cluster));
      pipeline.ledger().assertExact(pipeline.inbox().pages(), pipeline.inbox().articles());
    }
  }

  private static void start(Pipeline pipeline, String stage, int instances) {
    // One ingester a folder: two that find the same files at once publish many of them twice.
    IntStream.rangeClosed(1, stage.equals(Pipeline.INGEST) ? 1 : instances)
        .forEach(number -> pipeline.start(stage + "-" + number));
  }

  /** Pages a second, from the first one published to the last one indexed. */
  private static double indexedSince(Instant since, ServerCluster cluster) {
    List<Instant> published = new ArrayList<>();
    List<Instant> indexed = new ArrayList<>();
    try (OpenSearchConnection connection = OpenSearchConnection.to(cluster.index());
        IndexScan scan =
            IndexScan.ofFields(
                connection, Indices.pages(GENERATION).name(), "page_id", List.of("provenance"))) {
      scan.forEachRemaining(
          document -> {
            JsonNode provenance = document.source().path("provenance");
            Instant ingestedAt = Instant.parse(provenance.path("ingested_at").asText());
            if (!ingestedAt.isBefore(since)) {
              published.add(ingestedAt);
              indexed.add(Instant.parse(provenance.path("indexed_at").asText()));
            }
          });
    }
    Duration took = Duration.between(Collections.min(published), Collections.max(indexed));
    return indexed.size() * 1000.0 / took.toMillis();
  }
}
