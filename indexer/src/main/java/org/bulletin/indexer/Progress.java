package org.bulletin.indexer;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * How far indexing is: everything before these offsets is decided, nothing of it is in flight.
 *
 * @param offsets a partition
 */
public record Progress(Map<TopicPartition, Long> offsets) {

  public Progress {
    offsets = Map.copyOf(offsets);
  }

  /**
   * How far a group is as a whole, in all processes: its committed offsets.
   *
   * @throws KafkaException if the broker does not say
   */
  public static Progress ofGroup(Admin admin, String group) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    committed(admin, group)
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
    return new Progress(offsets);
  }

  /**
   * Tells whether everything before the given offsets is decided.
   *
   * @param targets end offsets, read uncommitted: they are past the last transaction's marker, as
   *     are ours once it is read
   */
  public boolean reached(Map<TopicPartition, Long> targets) {
    return targets.entrySet().stream()
        .allMatch(target -> offsets.getOrDefault(target.getKey(), 0L) >= target.getValue());
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) {
    try {
      return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
