package org.bulletin.app.partitions;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntBiFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;

/**
 * Copies a topic's records as they are: the bytes of key and value, headers and time; tombstones
 * and rubbish too. Only the partition is chosen anew. Records of a partition keep their order; a
 * key that somebody has written to several partitions ends with what the last of them has.
 */
final class TopicCopy {

  private final ClusterSettings cluster;

  TopicCopy(ClusterSettings cluster) {
    this.cluster = cluster;
  }

  /**
   * Copies to a topic that is there and empty. Everything is acknowledged by all replicas when this
   * returns. Without a transaction, whose marks would take offsets.
   *
   * @param partitions of the target
   * @return the number of records
   * @throws KafkaException if a record is not taken
   */
  long copy(String from, String to, int partitions) {
    ToIntBiFunction<String, Integer> partitioner = partitionerOf(from);
    AtomicReference<Exception> failure = new AtomicReference<>();
    long[] records = {0};
    try (Producer<byte[], byte[]> producer = producer()) {
      TopicScan.of(
          cluster,
          from,
          record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            var unused =
                producer.send(
                    new ProducerRecord<>(
                        to,
                        partitioner.applyAsInt(key, partitions),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()),
                    (metadata, error) -> {
                      if (error != null) {
                        failure.compareAndSet(null, error);
                      }
                    });
            records[0]++;
          });
      producer.flush();
    }
    if (failure.get() != null) {
      throw new KafkaException(
          "topic " + to + " does not take a record of " + from + ": " + failure.get().getMessage(),
          failure.get());
    }
    return records[0];
  }

  /** Pages are keyed by page_id; whatever else is kept for ever, by article_id. */
  private static ToIntBiFunction<String, Integer> partitionerOf(String topic) {
    return topic.equals(Topics.PAGES.name()) || topic.equals(Topics.copyOf(Topics.PAGES.name()))
        ? IssuePartitioner::ofPage
        : IssuePartitioner::ofArticle;
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    // A record that was stored compressed may be larger, as it is, than the topic takes.
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_DEAD_LETTER_BYTES);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
