package org.bulletin.indexer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The records of one poll, of which all are settled before the next. */
final class Batch {

  private final List<Item> items = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> nextOffsets;

  Batch(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      items.add(new Item(record));
    }
    // Past the markers of transactions, which no record's offset tells.
    this.nextOffsets = new HashMap<>(records.nextOffsets());
  }

  /** The records in the order of their partitions. */
  List<Item> items() {
    return items;
  }

  /** Tells whether nothing is left to do. */
  boolean isSettled() {
    return items.stream().allMatch(Item::isSettled);
  }

  /** Forgets records that are no longer ours to settle: their partitions' next owner does. */
  void drop(Collection<TopicPartition> partitions) {
    Set<TopicPartition> dropped = Set.copyOf(partitions);
    items.removeIf(item -> dropped.contains(item.partition()));
    nextOffsets.keySet().removeAll(dropped);
  }

  /** For each partition the offset up to which everything is settled. */
  Map<TopicPartition, OffsetAndMetadata> settledOffsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(nextOffsets);
    for (Item item : items) {
      if (!item.isSettled()) {
        offsets.merge(
            item.partition(),
            new OffsetAndMetadata(item.record().offset()),
            (a, b) -> a.offset() <= b.offset() ? a : b);
      }
    }
    return offsets;
  }
}
