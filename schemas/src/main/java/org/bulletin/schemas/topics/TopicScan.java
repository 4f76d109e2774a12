package org.bulletin.schemas.topics;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic as it is: from its beginning to its end as of now, committed records only, one
 * partition after the other, of however many partitions the broker says it has.
 */
public final class TopicScan {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LEARNING = Duration.ofSeconds(5);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

  /**
   * A broker answers the requests of a connection in order: those about the next partition would
   * wait for a fetch at the end of the one before, by default for half a second.
   */
  private static final int FETCH_WAIT_MS = 10;

  private TopicScan() {}

  /** What is done with a record. */
  @FunctionalInterface
  public interface Action {

    /** Takes a record, in the order of its partition. */
    void take(ConsumerRecord<byte[], byte[]> record);
  }

  /**
   * Takes every record of a topic.
   *
   * @throws UnknownTopicOrPartitionException if the topic is not there
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  public static void of(ClusterSettings cluster, String topic, Action action) {
    try (Consumer<byte[], byte[]> consumer = consumer(cluster)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      for (TopicPartition partition : partitions) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        read(consumer, partition, ends.get(partition), action);
      }
    }
  }

  /**
   * Takes the records of a partition from an offset on; none if there are none.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  public static void from(
      ClusterSettings cluster, TopicPartition partition, long offset, Action action) {
    try (Consumer<byte[], byte[]> consumer = consumer(cluster)) {
      if (!partitions(consumer, partition.topic()).contains(partition)) {
        return;
      }
      consumer.assign(List.of(partition));
      long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seek(partition, Math.max(begin, offset));
      read(consumer, partition, end, action);
    }
  }

  private static void read(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long end, Action action) {
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        action.take(record);
      }
    }
  }

  /** A broker may learn of a topic a little later than the controller that created it. */
  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    long deadline = System.nanoTime() + LEARNING.toNanos();
    while (true) {
      List<PartitionInfo> known = consumer.partitionsFor(topic);
      if (known != null && !known.isEmpty()) {
        return known.stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .toList();
      }
      if (System.nanoTime() > deadline) {
        throw new UnknownTopicOrPartitionException(
            "topic " + topic + " is missing: `bulletin init` makes it");
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
  }

  private static Consumer<byte[], byte[]> consumer(ClusterSettings cluster) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
