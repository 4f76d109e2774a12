package org.bulletin.ingest.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;

/**
 * An idempotent producer that waits for a broker that is away, for ever, and says so in the status.
 * Not safe across threads.
 */
final class RecordSender implements AutoCloseable {

  /** How long a broker may be silent before it counts as away. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final Duration LINGER = Duration.ofMillis(10);
  private static final int BATCH_BYTES = 256 << 10;

  private final Producer<String, SpecificRecord> producer;
  private final StageStatus status;

  RecordSender(Producer<String, SpecificRecord> producer, StageStatus status) {
    this.producer = producer;
    this.status = status;
  }

  /** Connects. Waits for a registry that is away: after this, it is not needed any more. */
  static RecordSender open(ClusterSettings cluster, Registry registry, StageStatus status) {
    new Patience(status)
        .until(
            () -> {
              registry.fetchAll();
              return registry;
            });
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IssuePartitioner.class);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    return new RecordSender(
        new KafkaProducer<>(settings, new StringSerializer(), registry.serializer()), status);
  }

  Producer<?, ?> producer() {
    return producer;
  }

  /** Hands a record over. Records of one key arrive in the order of the calls. */
  <V extends SpecificRecord> Future<RecordMetadata> send(Topic<V> topic, String key, V value) {
    while (true) {
      Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic.name(), key, value));
      if (!refusedForNow(sent)) {
        return sent;
      }
    }
  }

  /** A record that was not taken in fails at once; one that was taken in is retried inside. */
  private boolean refusedForNow(Future<RecordMetadata> sent) {
    if (!sent.isDone()) {
      return false;
    }
    try {
      sent.get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException away) {
        status.waiting("the broker takes no records: " + away.getMessage());
        return true;
      }
      return false;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Waits until a record is acknowledged.
   *
   * @throws PublishingException if it never will be
   * @throws InterruptException if the thread is interrupted
   */
  void await(Future<RecordMetadata> sent) {
    try {
      while (!acknowledged(sent)) {
        status.waiting("the broker does not acknowledge records");
      }
      status.running();
    } catch (ExecutionException e) {
      throw new PublishingException(
          "The broker refuses a record: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static boolean acknowledged(Future<RecordMetadata> sent)
      throws ExecutionException, InterruptedException {
    try {
      sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Closes the connection; what is not acknowledged after some seconds is not waited for. */
  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
