package org.bulletin.app.replay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.indexer.compare.SpreadSample;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * The pages that a replay reads: the latest of each page_id, without retractions and what cannot be
 * decoded.
 *
 * @param count how many
 * @param bytes of their keys and values as they are in Kafka, before compression
 * @param sample some of them, spread by a hash of the page_id
 */
public record LivePages(long count, long bytes, List<RawPage> sample) {

  public LivePages {
    sample = List.copyOf(sample);
  }

  /**
   * Reads the topic of pages from its beginning to its end as of now. Of each page its id and size
   * are in memory; whole are those of the sample alone.
   *
   * @throws org.bulletin.schemas.topics.RegistryUnavailableException if the registry does not
   *     answer
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  public static LivePages read(ClusterSettings cluster, Registry registry, int sampleSize) {
    Reader reader = new Reader(registry.decoder(Topics.PAGES), sampleSize);
    LatestRecords.forEach(cluster, Topics.PAGES, reader::take);
    return reader.pages();
  }

  /** Takes the records of the topic one by one. */
  static final class Reader {

    private final RecordDecoder<RawPage> decoder;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final SpreadSample<RawPage> sample;

    Reader(RecordDecoder<RawPage> decoder, int sampleSize) {
      this.decoder = decoder;
      this.sample = new SpreadSample<>(sampleSize);
    }

    void take(String key, byte[] value) {
      RawPage page = decode(value);
      if (page == null || page.getRetracted()) {
        sizes.remove(key);
        sample.remove(key);
        return;
      }
      sizes.put(key, key.getBytes(StandardCharsets.UTF_8).length + value.length);
      sample.offer(key, () -> page);
    }

    LivePages pages() {
      return new LivePages(
          sizes.size(),
          sizes.values().stream().mapToLong(Integer::longValue).sum(),
          sample.values());
    }

    private RawPage decode(byte[] value) {
      try {
        return value == null ? null : decoder.decode(value);
      } catch (UndecodableException e) {
        return null;
      }
    }
  }
}
