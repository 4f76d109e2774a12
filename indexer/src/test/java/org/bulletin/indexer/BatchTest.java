package org.bulletin.indexer;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTest {

  private static final TopicPartition P0 = new TopicPartition("t", 0);
  private static final TopicPartition P1 = new TopicPartition("t", 1);

  private final Batch batch =
      new Batch(
          new ConsumerRecords<>(
              Map.of(P0, List.of(record(P0, 5), record(P0, 7)), P1, List.of(record(P1, 3))),
              Map.of(P0, new OffsetAndMetadata(9), P1, new OffsetAndMetadata(4))));

  @Test
  void nothingIsCommittedBeforeItIsSettled() {
    // When
    Map<TopicPartition, OffsetAndMetadata> offsets = batch.settledOffsets();

    // Then
    assertThat(offsets).containsOnly(entry(P0, 5), entry(P1, 3));
    assertThat(batch.isSettled()).isFalse();
  }

  @Test
  void onlyTheContiguousPrefixIsCommitted() {
    // Given
    settle(P0, 7);
    settle(P1, 3);

    // When
    Map<TopicPartition, OffsetAndMetadata> offsets = batch.settledOffsets();

    // Then
    assertThat(offsets).containsOnly(entry(P0, 5), entry(P1, 4));
  }

  @Test
  void whenAllIsSettledTheNextOffsetIsPastTheMarkers() {
    // Given
    batch.items().forEach(Item::settled);

    // When
    Map<TopicPartition, OffsetAndMetadata> offsets = batch.settledOffsets();

    // Then
    assertThat(offsets).containsOnly(entry(P0, 9), entry(P1, 4));
    assertThat(batch.isSettled()).isTrue();
  }

  @Test
  void whatWasRevokedIsForgotten() {
    // Given
    settle(P1, 3);

    // When
    batch.drop(List.of(P0));

    // Then
    assertThat(batch.isSettled()).isTrue();
    assertThat(batch.settledOffsets()).containsOnly(entry(P1, 4));
  }

  private void settle(TopicPartition partition, long offset) {
    batch.items().stream()
        .filter(item -> item.partition().equals(partition) && item.record().offset() == offset)
        .forEach(Item::settled);
  }

  private static Map.Entry<TopicPartition, OffsetAndMetadata> entry(
      TopicPartition partition, long offset) {
    return Map.entry(partition, new OffsetAndMetadata(offset));
  }

  private static ConsumerRecord<String, byte[]> record(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, "key" + offset, new byte[0]);
  }
}
