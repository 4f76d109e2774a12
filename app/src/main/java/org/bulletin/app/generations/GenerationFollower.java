package org.bulletin.app.generations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.RegistryUnavailableException;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code bulletin.generations} and tells a listener all of them whenever one has changed,
 * on a thread of its own; first when it has read what is there. A broker that is away delays it.
 */
public final class GenerationFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationFollower.class);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(500);

  private final ClusterSettings cluster;
  private final RecordDecoder<Generation> decoder;
  private final Consumer<Generations> listener;
  private final Map<String, Generation> latest = new HashMap<>();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * Begins to follow.
   *
   * @param registry closed by the caller, after this
   * @param listener called on the follower's thread, one call at a time
   */
  public GenerationFollower(
      ClusterSettings cluster, Registry registry, Consumer<Generations> listener) {
    this.cluster = cluster;
    this.decoder = registry.decoder(Topics.GENERATIONS);
    this.listener = listener;
    this.thread = new Thread(this::follow, "generations");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    while (!closing) {
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
        boolean told = false;
        while (!closing) {
          boolean changed = false;
          for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            take(record);
            changed = true;
          }
          if (consumer.position(PARTITION) >= end && (changed || !told)) {
            listener.accept(Generations.of(latest.values()));
            told = true;
          }
        }
      } catch (InterruptException | WakeupException e) {
        return;
      } catch (KafkaException | RegistryUnavailableException e) {
        LOG.debug("generations are read again: {}", e.toString());
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.value() == null) {
        latest.remove(record.key());
      } else {
        latest.put(record.key(), decoder.decode(record.value()));
      }
    } catch (UndecodableException e) {
      LOG.warn("generation {} cannot be read: {}", record.key(), e.getMessage());
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  /** Stops; the listener is not called any more afterwards. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
