package org.bulletin.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.partitions.PartitionChange;
import org.bulletin.embedded.EmbeddedBroker;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** kill -9 of {@code bulletin pages copy}. */
class PagesCopyIT {

  private static final int PAGES = 3_000;
  private static final int KILLS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void killedAtRandomPointsItLosesNothing() {
    EmbeddedBroker broker = EmbeddedStack.onFreePorts(folder.resolve("stack")).broker();
    broker.start();
    ClusterSettings cluster = new ClusterSettings(broker.address(), "mock://kill", Map.of());
    try (Admin admin = Admin.create(cluster.kafka())) {
      // Given
      new TopicAdmin(admin).create(Topics.shared());
      publish(cluster);
      Map<String, String> before = pages(cluster);
      assertThat(before).hasSize(PAGES);

      // When
      Random random = new Random(7);
      for (int kill = 0; kill < KILLS; kill++) {
        try (Bulletin victim = copy(broker, 2 + kill)) {
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(20))
              .until(() -> !victim.isAlive() || hasBegun(admin));
          long moment = System.nanoTime() + Duration.ofMillis(random.nextInt(2_500)).toNanos();
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(20))
              .until(() -> !victim.isAlive() || System.nanoTime() > moment);
          victim.kill();
        }
      }
      try (Bulletin last = copy(broker, 9)) {
        assertThat(last.exitCode()).as(last.output()).isZero();
        assertThat(last.output()).contains("has 9 partitions").contains("`bulletin replay run`");
      }

      // Then
      assertThat(pages(cluster)).isEqualTo(before);
      assertThat(topics(admin)).noneMatch(topic -> topic.contains(".copy"));
      new TopicAdmin(admin).create(Topics.shared());
    } finally {
      broker.stop();
    }
  }

  private Bulletin copy(EmbeddedBroker broker, int partitions) {
    return Bulletin.start(
        folder,
        List.of(
            "pages",
            "copy",
            "--yes",
            "--partitions=" + partitions,
            "--bootstrap-servers=" + broker.address()));
  }

  private static boolean hasBegun(Admin admin) {
    return topics(admin).contains(Topics.copyOf(Topics.PAGES.name()))
        || topics(admin).contains(PartitionChange.WHOLE);
  }

  private static Set<String> topics(Admin admin) {
    try {
      return admin.listTopics().names().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void publish(ClusterSettings cluster) {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IssuePartitioner.class);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int page = 0; page < PAGES; page++) {
        byte[] text = "第%d页的正文，".formatted(page).repeat(200).getBytes(StandardCharsets.UTF_8);
        var unused =
            producer.send(new ProducerRecord<>(Topics.PAGES.name(), "集/" + page + ".txt", text));
      }
    }
  }

  private static Map<String, String> pages(ClusterSettings cluster) {
    Map<String, String> pages = new HashMap<>();
    TopicScan.of(
        cluster,
        Topics.PAGES.name(),
        record ->
            pages.put(
                new String(record.key(), StandardCharsets.UTF_8),
                record.timestamp() + new String(record.value(), StandardCharsets.UTF_8)));
    return pages;
  }
}
