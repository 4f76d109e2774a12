package org.bulletin.indexer;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.DeadLetters;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes dead letters, each acknowledged by the broker before the next step. */
final class DeadLetterWriter implements AutoCloseable {

  static final String STAGE = "indexer";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

  /** Well below the consumer's {@code max.poll.interval.ms}. */
  private static final int PATIENCE_MS = 20_000;

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Producer<String, DeadLetter> producer;
  private final InstantSource clock;

  DeadLetterWriter(ClusterSettings cluster, Registry registry, InstantSource clock) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_DEAD_LETTER_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), registry.serializer());
    this.clock = clock;
  }

  /**
   * Writes the dead letter of a record. One about a dead letter that OpenSearch rejects is only
   * logged: it would be rejected too, and so on for ever.
   *
   * @throws KafkaException if the broker or the registry does not take it now
   */
  void write(ConsumerRecord<String, byte[]> record, Exception reason) {
    String key = DeadLetters.key(record.topic(), record.partition(), record.offset());
    if (record.topic().equals(Topics.DEAD_LETTERS.name())
        && reason instanceof RejectedDocumentException) {
      LOG.error("no document for dead letter {}: {}", key, reason.getMessage());
      return;
    }
    DeadLetter letter =
        DeadLetters.of(
            STAGE,
            record.topic(),
            record.partition(),
            record.offset(),
            record.key(),
            record.value(),
            reason,
            clock.instant());
    try {
      producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key, letter)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter was not taken: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Meters of the producer, to be bound; to be closed before this. */
  KafkaClientMetrics metrics() {
    return new KafkaClientMetrics(producer);
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
