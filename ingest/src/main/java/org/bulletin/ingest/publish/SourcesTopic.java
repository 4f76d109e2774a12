package org.bulletin.ingest.publish;

import dev.failsafe.FailsafeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link SourceMemory} up to date with {@code bulletin.sources}, of which every ingester
 * reads the whole. Not safe across threads.
 */
public final class SourcesTopic implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SourcesTopic.class);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.SOURCES.name(), 0);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * A broker answers the requests of a connection in order: the question for the end would wait for
   * a fetch ahead of it, by default for half a second.
   */
  private static final int FETCH_WAIT_MS = 10;

  private final Consumer<String, byte[]> consumer;
  private final RecordDecoder<Source> decoder;
  private final SourceMemory memory;
  private final StageStatus status;
  private final Patience patience;

  SourcesTopic(
      Consumer<String, byte[]> consumer,
      RecordDecoder<Source> decoder,
      SourceMemory memory,
      StageStatus status) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.memory = memory;
    this.status = status;
    this.patience = new Patience(status);
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
  }

  /** Prepares to read; nothing is read before {@link #catchUp()}. */
  public static SourcesTopic open(
      ClusterSettings cluster, Registry registry, SourceMemory memory, StageStatus status) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    return new SourcesTopic(
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        registry.decoder(Topics.SOURCES),
        memory,
        status);
  }

  /**
   * Reads on to what was the topic's end when this was called. Waits for a broker or registry that
   * is away, for ever.
   *
   * @throws org.apache.kafka.common.errors.InterruptException if its thread is interrupted
   */
  public void catchUp() {
    long end = patience.until(() -> consumer.endOffsets(List.of(PARTITION)).get(PARTITION));
    int empty = 0;
    while (patience.until(() -> consumer.position(PARTITION)) < end) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      records.forEach(this::apply);
      empty = records.isEmpty() ? empty + 1 : 0;
      if (POLL.multipliedBy(empty).compareTo(PATIENCE) >= 0) {
        status.waiting("the broker does not give the records of " + PARTITION.topic());
      }
    }
    status.running();
  }

  /** Forgets everything: the next time, all is read from the beginning. */
  public void startOver() {
    memory.clear();
    consumer.seekToBeginning(List.of(PARTITION));
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      memory.forget(record.key());
      return;
    }
    try {
      memory.remember(patience.until(() -> decoder.decode(record.value())));
    } catch (FailsafeException e) {
      if (!(e.getCause() instanceof UndecodableException)) {
        throw e;
      }
      LOG.warn(
          "a record of {} is passed over: offset {}: {}",
          PARTITION.topic(),
          record.offset(),
          e.getCause().getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
