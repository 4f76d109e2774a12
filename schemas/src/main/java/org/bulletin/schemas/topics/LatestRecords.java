package org.bulletin.schemas.topics;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Reads a compacted topic from its beginning to its end as of now, committed records only. */
public final class LatestRecords {

  private LatestRecords() {}

  /**
   * The latest value of each key. Records that cannot be decoded are left out.
   *
   * @throws RegistryUnavailableException if the registry must be asked and does not answer
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  public static <V extends SpecificRecord> Map<String, V> of(
      ClusterSettings cluster, Registry registry, Topic<V> topic) {
    return of(cluster, registry, topic, key -> true);
  }

  /** The latest value of each key that is wanted, otherwise as above. */
  public static <V extends SpecificRecord> Map<String, V> of(
      ClusterSettings cluster, Registry registry, Topic<V> topic, Predicate<String> wanted) {
    RecordDecoder<V> decoder = registry.decoder(topic);
    Map<String, V> latest = new LinkedHashMap<>();
    forEach(
        cluster,
        topic,
        (key, value) -> {
          try {
            if (value == null || !wanted.test(key)) {
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
    TopicScan.of(
        cluster,
        topic.name(),
        record ->
            action.accept(
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                record.value()));
  }
}
