package org.bulletin.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * Reads the dead letters: of each ID the latest record, in the order of the log. Read twice, so
 * that only one is in memory at a time: a letter may be as large as a page.
 */
public final class DeadLetterLog {

  private final ClusterSettings cluster;
  private final RecordDecoder<DeadLetter> decoder;

  /** The dead letters of a cluster. */
  public DeadLetterLog(ClusterSettings cluster, Registry registry) {
    this.cluster = cluster;
    this.decoder = registry.decoder(Topics.DEAD_LETTERS);
  }

  /** Takes every letter with its ID; what cannot be decoded is passed over. */
  public void forEach(BiConsumer<String, DeadLetter> action) {
    Map<String, Long> latest = new HashMap<>();
    scan(record -> latest.put(id(record), record.offset()));
    scan(
        record -> {
          if (latest.getOrDefault(id(record), -1L) == record.offset()) {
            decode(record).ifPresent(letter -> action.accept(id(record), letter));
          }
        });
  }

  /** The letter of an ID. */
  public Optional<DeadLetter> find(String id) {
    AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    scan(
        record -> {
          if (id(record).equals(id)) {
            found.set(record);
          }
        });
    return Optional.ofNullable(found.get()).flatMap(this::decode);
  }

  /** The keys of the records that failed and were not tried again. */
  public Set<String> openKeys() {
    Set<String> keys = new HashSet<>();
    forEach(
        (id, letter) -> {
          if (letter.getRedrivenAt().isEmpty()) {
            letter.getKey().ifPresent(keys::add);
          }
        });
    return keys;
  }

  private void scan(TopicScan.Action action) {
    TopicScan.of(
        cluster,
        Topics.DEAD_LETTERS.name(),
        record -> {
          if (record.key() != null) {
            action.take(record);
          }
        });
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private Optional<DeadLetter> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(decoder.decode(record.value()));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }
}
