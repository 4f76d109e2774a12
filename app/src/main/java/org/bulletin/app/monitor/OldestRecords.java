package org.bulletin.app.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topic;

/**
 * Finds the oldest record that a consumer group has not done, by reading the first of each
 * partition. Joins no group. Not safe across threads.
 */
final class OldestRecords implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
  private static final int PATIENCE_MS = 5_000;

  /** Of each partition one batch is enough; a larger one comes whole. */
  private static final int FETCHED_BYTES = 16 << 10;

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;

  /** Connects. */
  OldestRecords(ClusterSettings cluster) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.admin = Admin.create(settings);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The timestamp of the oldest record that a group has not committed, if there is one.
   *
   * @throws org.apache.kafka.common.KafkaException if the brokers do not say
   */
  Optional<Instant> notDoneBy(String group, Collection<? extends Topic<?>> topics) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(topics));
    Map<TopicPartition, Long> open = open(group, ends);
    consumer.assign(open.keySet());
    open.forEach(consumer::seek);
    Optional<Instant> oldest = Optional.empty();
    long deadline = System.nanoTime() + LONGEST_LOOK.toNanos();
    while (!consumer.assignment().isEmpty() && System.nanoTime() < deadline) {
      var records = consumer.poll(POLL);
      for (TopicPartition partition : records.partitions()) {
        ConsumerRecord<byte[], byte[]> first = records.records(partition).get(0);
        Instant time = Instant.ofEpochMilli(first.timestamp());
        oldest = oldest.filter(time::isAfter).or(() -> Optional.of(time));
      }
      consumer.assign(
          consumer.assignment().stream()
              .filter(partition -> !records.partitions().contains(partition))
              .filter(partition -> consumer.position(partition) < ends.get(partition))
              .toList());
    }
    consumer.unsubscribe();
    return oldest;
  }

  private List<TopicPartition> partitions(Collection<? extends Topic<?>> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
        .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** From where the group has something left to do, in the partitions where it has. */
  private Map<TopicPartition, Long> open(String group, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
    Map<TopicPartition, Long> open = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          OffsetAndMetadata done = committed.get(partition);
          long begin = begins.get(partition);
          long next = done == null ? begin : Math.max(begin, done.offset());
          if (next < end) {
            open.put(partition, next);
          }
        });
    return open;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    try {
      return Answers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ofMillis(PATIENCE_MS));
  }
}
