package org.bulletin.app.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.bulletin.schemas.topics.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Three brokers of which one after the other is killed, under load. */
class ThreeBrokersIT {

  /** So that three replicas are there only where somebody has asked for them. */
  private static final Map<String, String> BY_DEFAULT = Map.of("default.replication.factor", "1");

  @TempDir private Path folder;

  @Test
  void loadGoesOnWhileOneBrokerIsAway() {
    try (ServerCluster cluster =
            new ServerCluster(folder, "ThreeBrokersIT", 3, node -> node.with(BY_DEFAULT)).start();
        Pipeline pipeline = new Pipeline(cluster, folder, Map.of("BULLETIN_THREADS", "1"))) {
      // Given
      pipeline.inbox().add(5);
      List.of("ingest-1", "streams-1", "indexer-1").forEach(pipeline::start);
      Pipeline.waitUntil(() -> pipeline.pagesIndexed() > 0);
      assertThat(topics(cluster))
          .flatMap(TopicDescription::partitions)
          .allMatch(partition -> partition.replicas().size() == 3);

      // When
      ServerProcess first = cluster.brokers().get(0);
      killUnderLoad(first, pipeline);
      first.start().awaitReady();
      Pipeline.waitUntil(() -> Fault.isReplicated(cluster));
      killUnderLoad(cluster.brokers().get(1), pipeline);

      // Then
      Ledger ledger = pipeline.ledger();
      ledger.assertExact(pipeline.inbox().pages(), pipeline.inbox().articles());
      assertThat(ledger.publishedAgain()).isZero();
    }
  }

  private static void killUnderLoad(ServerProcess victim, Pipeline pipeline) {
    long before = pipeline.pagesIndexed();
    pipeline.inbox().add(8);
    Pipeline.waitUntil(() -> pipeline.pagesIndexed() > before);
    victim.kill();
    pipeline.inbox().add(2);
    pipeline.awaitAll();
    assertThat(victim.isAlive()).isFalse();
  }

  private static List<TopicDescription> topics(ServerCluster cluster) {
    try (Admin admin = Admin.create(cluster.kafka().kafka())) {
      return List.copyOf(
          Answers.of(admin.describeTopics(Answers.of(admin.listTopics().names())).allTopicNames())
              .values());
    }
  }
}
