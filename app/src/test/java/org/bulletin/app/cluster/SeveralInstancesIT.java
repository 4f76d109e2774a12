package org.bulletin.app.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Instances join, are replaced one after the other, and get lost, under load. */
class SeveralInstancesIT {

  private static final int SIGTERM = 128 + 15;
  private static final int PARTITIONS = Topics.PAGES.partitions();

  /** The shortest that brokers allow, so that the test is not about waiting for it. */
  private static final String SESSION = "session.timeout.ms=6000\nheartbeat.interval.ms=1500\n";

  /** What a lost instance had begun would end by itself after this. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrDoubledWhileInstancesComeAndGo() {
    Map<String, String> environment =
        Map.of(
            "BULLETIN_KAFKA_CONFIG",
            Pipeline.kafkaConfig(folder, SESSION).toString(),
            "BULLETIN_THREADS",
            "1",
            "BULLETIN_STANDBY",
            "1");
    try (ServerCluster cluster = new ServerCluster(folder, "SeveralInstancesIT", 1).start();
        Pipeline pipeline = new Pipeline(cluster, folder, environment)) {
      // Given
      pipeline.inbox().add(5);
      List.of("ingest-1", "streams-1", "indexer-1").forEach(pipeline::start);
      Pipeline.waitUntil(() -> pipeline.pagesIndexed() > 0);

      // When
      pipeline.inbox().add(5);
      pipeline.start("streams-2");
      pipeline.start("indexer-2");
      for (String stage : List.of(Pipeline.STREAMS, Pipeline.INDEXER)) {
        Pipeline.waitUntil(() -> pipeline.members(stage) == 2);
      }
      // Each has the stores of all partitions: half of them its own, half copies.
      for (int instance : List.of(1, 2)) {
        Pipeline.waitUntil(() -> pipeline.stores(instance) == PARTITIONS);
      }
      for (List<String> names :
          List.of(List.of("streams-1", "indexer-1"), List.of("streams-2", "indexer-2"))) {
        pipeline.inbox().add(6);
        for (String name : names) {
          assertThat(pipeline.instance(name).stop()).isEqualTo(SIGTERM);
          // It has left, and nobody waits for it.
          assertThat(pipeline.members(Pipeline.stage(name))).isLessThan(2);
          pipeline.start(name);
        }
        for (String name : names) {
          Pipeline.waitUntil(() -> pipeline.members(Pipeline.stage(name)) == 2);
        }
      }
      long before = pipeline.pagesIndexed();
      pipeline.inbox().add(8);
      Pipeline.waitUntil(() -> pipeline.pagesIndexed() > before);
      pipeline.instance("streams-1").kill();
      pipeline.instance("indexer-1").kill();
      Instant lost = Instant.now();
      pipeline.inbox().add(2);
      pipeline.awaitAll();
      Duration waited = Duration.between(lost, Instant.now());
      System.out.printf(
          "everything is indexed %d ms after two instances were lost%n", waited.toMillis());

      // Then
      assertThat(waited).isLessThan(LONGEST_TRANSACTION);
      Ledger ledger = pipeline.ledger();
      ledger.assertExact(pipeline.inbox().pages(), pipeline.inbox().articles());
      assertThat(ledger.publishedAgain()).isZero();
      assertThat(pipeline.run("status")).isZero();
    }
  }
}
