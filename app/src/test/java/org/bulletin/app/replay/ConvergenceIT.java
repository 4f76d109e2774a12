package org.bulletin.app.replay;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bulletin.app.Main;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing depends on offsets: whatever happens to topics and groups, the documents are the same.
 */
class ConvergenceIT {

  private static final int PAGES = 24;

  @TempDir private static Path folder;
  private static ReplayWorld world;

  @BeforeAll
  static void start() {
    world = new ReplayWorld(folder);
    world.startStages();
    world.ingest(0, PAGES);
    world.settle();
    world.correct(world.documents().keySet().iterator().next());
    world.settle();
    world.stopStages();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void replayConverges() {
    world.startStages();
    world.run(world.replay("run"));
    world.settle();
    assertThat(world.documents()).hasSizeGreaterThan(PAGES);
    world.assertConverged();
    world.stopStages();
  }

  @Test
  void rewoundGroups() throws Exception {
    // Given
    String generation = world.generations().served().orElseThrow().getGeneration();

    // When
    rewind(StreamsSettings.applicationId(generation));
    rewind(IndexerSettings.ofGeneration(generation).group());
    world.startStages();
    world.settle();

    // Then
    world.assertConverged();
    world.stopStages();
  }

  @Test
  void recreatedPagesTopic() throws Exception {
    // Given
    List<ConsumerRecord<byte[], byte[]>> pages = world.pages();
    int partitions = 1 + pages.stream().mapToInt(ConsumerRecord::partition).max().orElseThrow();

    // When
    try (Admin admin = world.admin()) {
      admin.deleteTopics(List.of(Topics.PAGES.name())).all().get();
      ReplayWorld.waitUntil(() -> isGone(admin, Topics.PAGES.name()));
      NewTopic again =
          new NewTopic(Topics.PAGES.name(), Optional.of(partitions), Optional.empty())
              .configs(Topics.PAGES.settings());
      admin.createTopics(List.of(again)).all().get();
    }
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            world.cluster().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ConsumerRecord<byte[], byte[]> page : pages) {
        producer
            .send(
                new ProducerRecord<>(
                    page.topic(), page.partition(), page.timestamp(), page.key(), page.value()))
            .get();
      }
    }

    // Then
    assertThat(world.pages()).hasSameSizeAs(pages);
  }

  @Test
  void otherNumberOfPartitions() {
    // Given
    String[] copy =
        world.kafka("pages", "copy", "--partitions", "3", "--yes").toArray(String[]::new);

    // When
    ReplayWorld.waitUntil(() -> Main.run(copy, Map.of()) == 0);

    // Then
    assertThat(world.pages()).extracting(ConsumerRecord::partition).containsOnly(0, 1, 2);
    world.documents().keySet().stream()
        .filter(article -> article.contains("/03#"))
        .limit(3)
        .forEach(world::correct);
  }

  private static boolean isGone(Admin admin, String topic) {
    try {
      return !admin.listTopics().names().get().contains(topic);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void rewind(String group) throws Exception {
    try (Admin admin = world.admin()) {
      Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .keySet()
          .forEach(partition -> first.put(partition, new OffsetAndMetadata(0)));
      assertThat(first).isNotEmpty();
      ReplayWorld.waitUntil(() -> isAltered(admin, group, first));
    }
  }

  /** A static member keeps the group for a while after it has stopped. */
  private static boolean isAltered(
      Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}
