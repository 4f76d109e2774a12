package org.bulletin.app.serve;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * The latest heartbeat of each instance of each stage. The topic holds those of a day, so that only
 * what has come since the last look is read. Safe across threads.
 */
final class Heartbeats {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.STAGES.name(), 0);

  private final ClusterSettings cluster;
  private final RecordDecoder<Heartbeat> decoder;
  private final Map<String, Heartbeat> latest = new TreeMap<>();
  private long next;

  Heartbeats(ClusterSettings cluster, Registry registry) {
    this.cluster = cluster;
    this.decoder = registry.decoder(Topics.STAGES);
  }

  /**
   * All that are there.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  synchronized Collection<Heartbeat> read() {
    TopicScan.from(cluster, PARTITION, next, this::take);
    return List.copyOf(latest.values());
  }

  private void take(ConsumerRecord<byte[], byte[]> beat) {
    next = beat.offset() + 1;
    String key = new String(beat.key(), StandardCharsets.UTF_8);
    try {
      if (beat.value() == null) {
        latest.remove(key);
      } else {
        latest.put(key, decoder.decode(beat.value()));
      }
    } catch (UndecodableException e) {
      latest.remove(key);
    }
  }
}
