package org.bulletin.indexer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupConsumerTest {

  private static final Duration NO_TIME = Duration.ZERO;
  private static final TopicPartition P0 = new TopicPartition("t", 0);
  private static final TopicPartition P1 = new TopicPartition("t", 1);

  private final RebalancingConsumer kafka = new RebalancingConsumer();
  private final GroupConsumer consumer = new GroupConsumer(kafka, List.of("t"));

  @BeforeEach
  void assign() {
    kafka.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
    kafka.rebalance(List.of(P0));
    kafka.addRecord(record(P0, 0));
  }

  @Test
  void aBatchThatIsNotSettledComesAgain() {
    // Given
    Batch batch = consumer.poll(NO_TIME);
    kafka.setPollException(new KafkaException("broken"));
    assertThatThrownBy(() -> consumer.rest(NO_TIME)).hasMessage("broken");

    // When
    Batch again = consumer.poll(NO_TIME);

    // Then
    assertThat(again).isSameAs(batch);
    assertThat(again.items()).hasSize(1);
  }

  @Test
  void whatIsAssignedDuringARestWaitsToo() {
    // Given
    consumer.poll(NO_TIME);
    kafka.schedulePollTask(() -> kafka.rebalance(List.of(P0, P1)));

    // When
    consumer.rest(NO_TIME);
    boolean pausedDuringRest = kafka.everPaused.contains(P1);

    // Then
    assertThat(pausedDuringRest).isTrue();
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void aCommitThatARebalanceStopsIsMadeUpFor() {
    // Given
    consumer.poll(NO_TIME).items().forEach(Item::settled);
    kafka.rebalancing = true;
    consumer.commit();
    kafka.rebalancing = false;
    consumer.poll(NO_TIME);

    // When
    consumer.commit();

    // Then
    assertThat(kafka.committed(Set.of(P0)).get(P0).offset()).isEqualTo(1);
  }

  @Test
  void whatIsRevokedIsCommittedAsFarAsItIsSettled() {
    // Given
    kafka.addRecord(record(P0, 1));
    Batch batch = consumer.poll(NO_TIME);
    batch.items().get(0).settled();

    // When
    kafka.rebalance(List.of(P1));

    // Then
    assertThat(kafka.commits).containsExactly(Map.of(P0, new OffsetAndMetadata(1)));
    assertThat(batch.items()).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> record(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, "key" + offset, new byte[0]);
  }

  /** A mock that tells what was paused and committed, and can be amid a rebalance. */
  private static final class RebalancingConsumer extends MockConsumer<String, byte[]> {

    private final Set<TopicPartition> everPaused = new HashSet<>();
    private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
    private boolean rebalancing;

    private RebalancingConsumer() {
      super("earliest");
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {
      everPaused.addAll(partitions);
      super.pause(partitions);
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      if (rebalancing) {
        throw new RebalanceInProgressException();
      }
      commits.add(Map.copyOf(offsets));
      super.commitSync(offsets, timeout);
    }
  }
}
