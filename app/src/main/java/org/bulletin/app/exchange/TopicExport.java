package org.bulletin.app.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.ingest.publish.PageMemory;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * Reads a topic to its end as of now, twice: first which record of each key is the latest, then
 * those, partition by partition in the order of the log. In memory are the keys, some 150 bytes
 * each.
 */
public final class TopicExport<V extends SpecificRecord> {

  /** Where a record stands. */
  private record Place(int partition, long offset) {}

  private final ClusterSettings cluster;
  private final Asset<V> asset;
  private final RecordDecoder<V> decoder;
  private final Function<String, Optional<PageMemory>> memory;

  /**
   * Prepares.
   *
   * @param registry closed by the caller
   * @param memory what is remembered of the page of a key, if the records are pages
   */
  public TopicExport(
      ClusterSettings cluster,
      Registry registry,
      Asset<V> asset,
      Function<String, Optional<PageMemory>> memory) {
    this.cluster = cluster;
    this.asset = asset;
    this.decoder = registry.decoder(asset.topic());
    this.memory = memory;
  }

  /**
   * Exports.
   *
   * @param line takes each line
   * @param problem takes a sentence about each record that cannot be decoded
   * @return the number of lines
   */
  public long run(Consumer<ExportLine<V>> line, Consumer<String> problem) {
    long[] lines = {0};
    Map<String, Place> latest = latest(any -> true);
    while (!latest.isEmpty()) {
      Map<String, Place> missing = latest;
      TopicScan.of(
          cluster,
          asset.topic().name(),
          record -> {
            String key = keyOf(record);
            if (placeOf(record).equals(missing.get(key))) {
              missing.remove(key);
              lines[0] += export(key, record, line, problem) ? 1 : 0;
            }
          });
      // What the broker has compacted away between the two readings has a later record by now.
      Set<String> superseded = new HashSet<>(missing.keySet());
      latest = superseded.isEmpty() ? Map.of() : latest(superseded::contains);
    }
    return lines[0];
  }

  private Map<String, Place> latest(Predicate<String> wanted) {
    Map<String, Place> latest = new HashMap<>();
    TopicScan.of(
        cluster,
        asset.topic().name(),
        record -> {
          String key = keyOf(record);
          if (wanted.test(key)) {
            latest.put(key, placeOf(record));
          }
        });
    return latest;
  }

  private boolean export(
      String key,
      ConsumerRecord<byte[], byte[]> record,
      Consumer<ExportLine<V>> line,
      Consumer<String> problem) {
    Instant timestamp = Instant.ofEpochMilli(record.timestamp());
    try {
      Optional<V> value =
          record.value() == null
              ? asset.ofNull().apply(key, timestamp)
              : Optional.of(decoder.decode(record.value()));
      value.ifPresent(each -> line.accept(new ExportLine<>(each, timestamp, memory.apply(key))));
      return value.isPresent();
    } catch (UndecodableException e) {
      problem.accept(
          "the record %s of %s, partition %d, offset %d, is left out: %s"
              .formatted(
                  key, asset.topic().name(), record.partition(), record.offset(), e.getMessage()));
      return false;
    }
  }

  private static Place placeOf(ConsumerRecord<?, ?> record) {
    return new Place(record.partition(), record.offset());
  }

  private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
