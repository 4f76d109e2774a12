package org.bulletin.indexer;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.GroupSession;
import org.bulletin.schemas.topics.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of the group, on one thread. It stays in the group while it waits, and what it has not
 * settled when a partition goes to another member is that member's.
 */
final class GroupConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupConsumer.class);
  private static final Duration COMMIT = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final Batch NOTHING = new Batch(ConsumerRecords.empty());

  private final Consumer<String, byte[]> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
  private Batch batch = NOTHING;
  private boolean resting;

  GroupConsumer(Consumer<String, byte[]> consumer, Collection<String> topics) {
    this.consumer = consumer;
    consumer.subscribe(topics, new Rebalance());
  }

  /** Becomes a member. */
  static GroupConsumer join(ClusterSettings cluster, IndexerSettings settings) {
    Map<String, Object> properties = cluster.kafka();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    settings
        .member()
        .ifPresent(name -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
    GroupSession.addTo(properties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return new GroupConsumer(
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()),
        settings.feeds().stream().map(Feed::topic).map(Topic::name).toList());
  }

  /** Takes the next records, or the same again as long as they are not settled. */
  Batch poll(Duration patience) {
    if (batch.isSettled()) {
      batch = new Batch(consumer.poll(patience));
    }
    return batch;
  }

  /** Spends time in the group without taking records. */
  void rest(Duration duration) {
    resting = true;
    consumer.pause(consumer.assignment());
    try {
      if (!consumer.poll(duration).isEmpty()) {
        throw new IllegalStateException("records of a partition that is paused");
      }
    } finally {
      resting = false;
      consumer.resume(consumer.assignment());
    }
  }

  /**
   * Commits what is settled. While the group rebalances that may have to wait for the next call;
   * until then a record may be read twice, which its version makes harmless.
   */
  void commit() {
    uncommitted.putAll(batch.settledOffsets());
    if (uncommitted.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(uncommitted, COMMIT);
      uncommitted.clear();
      batch = NOTHING;
    } catch (RebalanceInProgressException e) {
      // The next poll brings the rebalance on, and the next commit follows it.
    } catch (CommitFailedException e) {
      uncommitted.clear();
    }
  }

  /** The offset of the next record, a partition that is ours and whose position is known. */
  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      try {
        positions.put(partition, consumer.position(partition, Duration.ZERO));
      } catch (TimeoutException e) {
        // Not fetched yet.
      }
    }
    return positions;
  }

  /** How many offsets are before us, as far as known. */
  long lag() {
    return consumer.assignment().stream()
        .map(consumer::currentLag)
        .mapToLong(lag -> lag.orElse(0))
        .sum();
  }

  /** Tells whether any broker is connected. */
  boolean connected() {
    return consumer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("connection-count"))
        .anyMatch(metric -> metric.metricValue() instanceof Double count && count > 0);
  }

  /** Meters of the consumer, to be bound; to be closed before this. Safe on any thread. */
  KafkaClientMetrics metrics() {
    return new KafkaClientMetrics(consumer);
  }

  /** Commits what is settled and leaves, or, with a member's name, pauses. */
  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }

  /** Commits what is settled and leaves, with a member's name, too. */
  void leave() {
    consumer.close(
        CloseOptions.timeout(CLOSE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (resting) {
        consumer.pause(partitions);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      Map<TopicPartition, OffsetAndMetadata> settled = new HashMap<>(uncommitted);
      settled.putAll(batch.settledOffsets());
      settled.keySet().retainAll(Set.copyOf(partitions));
      try {
        consumer.commitSync(settled, COMMIT);
      } catch (KafkaException e) {
        LOG.debug("the next owner reads some records again: {}", e.toString());
      }
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      batch.drop(partitions);
      uncommitted.keySet().removeAll(Set.copyOf(partitions));
    }
  }
}
