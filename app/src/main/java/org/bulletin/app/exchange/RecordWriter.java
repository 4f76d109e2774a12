package org.bulletin.app.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.KafkaFailure;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/** Writes records, many at a time; all are acknowledged by all replicas when a call returns. */
final class RecordWriter<V extends SpecificRecord> implements AutoCloseable {

  private final Asset<V> asset;
  private final Producer<String, SpecificRecord> producer;
  private final int partitions;

  /** Connects. */
  RecordWriter(ClusterSettings cluster, Registry registry, Asset<V> asset) {
    this.asset = asset;
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), registry.serializer());
    this.partitions = producer.partitionsFor(asset.topic().name()).size();
  }

  /**
   * Writes records with their times, in the partitions that are theirs.
   *
   * @throws CommandFailure if one is not acknowledged
   */
  void write(List<ExportLine<V>> lines) {
    List<Sent> sent = new ArrayList<>();
    for (ExportLine<V> line : lines) {
      String key = asset.key().apply(line.value());
      sent.add(
          send(
              asset.topic().name(),
              asset.partition().applyAsInt(key, partitions),
              line.timestamp(),
              key,
              line.value()));
    }
    await(sent);
  }

  /**
   * Writes what is remembered of sources.
   *
   * @throws CommandFailure if one is not acknowledged
   */
  void remember(List<Source> sources) {
    await(
        sources.stream()
            .map(source -> send(Topics.SOURCES.name(), 0, Instant.now(), source.getUri(), source))
            .toList());
  }

  private record Sent(String topic, String key, Future<RecordMetadata> answer) {}

  private Sent send(
      String topic, int partition, Instant timestamp, String key, SpecificRecord value) {
    return new Sent(
        topic,
        key,
        producer.send(
            new ProducerRecord<>(topic, partition, timestamp.toEpochMilli(), key, value)));
  }

  private static void await(List<Sent> all) {
    for (Sent sent : all) {
      try {
        sent.answer().get();
      } catch (ExecutionException e) {
        throw new CommandFailure(
            "topic %s does not take %s: %s; run the same again when that is put right"
                .formatted(sent.topic(), sent.key(), KafkaFailure.sentence(e.getCause())),
            e);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
