package org.bulletin.app.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.UndecodableException;

/** What a topic has of each key: how old, and of what content. Some 300 bytes of memory a key. */
final class TopicState<V extends SpecificRecord> {

  /** What is to be done about a line. */
  enum Verdict {
    WRITE,
    UNCHANGED,
    NEWER
  }

  /**
   * The latest record of a key.
   *
   * @param content empty: it is gone
   */
  private record There(Optional<String> content, Instant madeAt) {}

  private final Asset<V> asset;
  private final Map<String, There> latest = new HashMap<>();

  private TopicState(Asset<V> asset) {
    this.asset = asset;
  }

  /** Reads a topic to its end as of now. What cannot be decoded counts as not there. */
  static <V extends SpecificRecord> TopicState<V> of(
      ClusterSettings cluster, Registry registry, Asset<V> asset) {
    TopicState<V> state = new TopicState<>(asset);
    RecordDecoder<V> decoder = registry.decoder(asset.topic());
    TopicScan.of(cluster, asset.topic().name(), record -> state.read(record, decoder));
    return state;
  }

  private void read(ConsumerRecord<byte[], byte[]> record, RecordDecoder<V> decoder) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    Instant timestamp = Instant.ofEpochMilli(record.timestamp());
    try {
      Optional<V> value =
          record.value() == null
              ? asset.ofNull().apply(key, timestamp)
              : Optional.of(decoder.decode(record.value()));
      latest.put(
          key, value.map(this::thereIs).orElseGet(() -> new There(Optional.empty(), timestamp)));
    } catch (UndecodableException e) {
      latest.remove(key);
    }
  }

  /** Judges a record; one that is to be written is what is there from now on. */
  Verdict take(V value) {
    There there = latest.get(asset.key().apply(value));
    There wanted = thereIs(value);
    if (there != null && there.content().equals(wanted.content())) {
      return Verdict.UNCHANGED;
    }
    if (there != null && there.madeAt().isAfter(wanted.madeAt())) {
      return Verdict.NEWER;
    }
    latest.put(asset.key().apply(value), wanted);
    return Verdict.WRITE;
  }

  private There thereIs(V value) {
    return new There(Optional.of(asset.content().apply(value)), asset.madeAt().apply(value));
  }
}
