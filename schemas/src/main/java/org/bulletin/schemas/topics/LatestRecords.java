package org.bulletin.schemas.topics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a compacted topic from its beginning to its end as of now, committed records only. */
public final class LatestRecords {

  private static final Duration POLL = Duration.ofMillis(500);

  private LatestRecords() {}

  /**
   * The latest value of each key. Records that cannot be decoded are left out.
   *
   * @throws RegistryUnavailableException if the registry must be asked and does not answer
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  public static <V extends SpecificRecord> Map<String, V> of(
      ClusterSettings cluster, Registry registry, Topic<V> topic) {
    RecordDecoder<V> decoder = registry.decoder(topic);
    Map<String, V> latest = new LinkedHashMap<>();
    forEach(
        cluster,
        topic,
        (key, value) -> {
          try {
            if (value == null) {
              latest.remove(key);
            } else {
              latest.put(key, decoder.decode(value));
            }
          } catch (UndecodableException e) {
            latest.remove(key);
          }
        });
    return latest;
  }

  /** The number of keys whose latest record is no tombstone. */
  public static int countLive(ClusterSettings cluster, Topic<?> topic) {
    Map<String, Boolean> live = new LinkedHashMap<>();
    forEach(
        cluster,
        topic,
        (key, value) -> {
          if (value == null) {
            live.remove(key);
          } else {
            live.put(key, true);
          }
        });
    return live.size();
  }

  /**
   * Tells of every record, one after the other, without keeping any: of several of a key the latest
   * comes last.
   *
   * @param action is given key and value; the value of a tombstone is null
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  public static void forEach(
      ClusterSettings cluster, Topic<?> topic, BiConsumer<String, byte[]> action) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          action.accept(record.key(), record.value());
        }
      }
    }
  }
}
