package org.bulletin.app.generations;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.stages.PipelineVersion;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;

/** Reads and writes the topic {@code bulletin.generations}. Safe across threads. */
public final class GenerationStore {

  private final ClusterSettings cluster;
  private final Registry registry;

  /**
   * A store on a cluster.
   *
   * @param registry closed by the caller
   */
  public GenerationStore(ClusterSettings cluster, Registry registry) {
    this.cluster = cluster;
    this.registry = registry;
  }

  /** The generation that readers see, or the first where none has been written yet. */
  public static String served(ClusterSettings cluster) {
    try (Registry registry = Registry.of(cluster)) {
      return new GenerationStore(cluster, registry)
          .read()
          .served()
          .map(Generation::getGeneration)
          .orElse(Topics.FIRST_GENERATION);
    }
  }

  /** The generations as they are now. */
  public Generations read() {
    return Generations.of(LatestRecords.of(cluster, registry, Topics.GENERATIONS).values());
  }

  /** The generations; if there is none at all the first one is made: topics, then its record. */
  public Generations readOrBegin() {
    Generations generations = read();
    if (!generations.isEmpty()) {
      return generations;
    }
    try (Admin admin = Admin.create(cluster.kafka())) {
      new TopicAdmin(admin, cluster.replicationFactor()).create(Topics.of(Topics.FIRST_GENERATION));
    }
    write(begun(Topics.FIRST_GENERATION, Phase.SERVED));
    return read();
  }

  /** A generation that begins now. */
  public static Generation begun(String name, Phase phase) {
    Instant now = Instant.now();
    return Generation.newBuilder()
        .setGeneration(name)
        .setPhase(phase)
        .setCodeVersion(PipelineVersion.current())
        .setCreatedAt(now)
        .setChangedAt(now)
        .build();
  }

  /** Writes that a generation comes into a phase now. */
  public Generation enter(Generation generation, Phase phase) {
    Generation changed =
        Generation.newBuilder(generation).setPhase(phase).setChangedAt(Instant.now()).build();
    write(changed);
    return changed;
  }

  /**
   * Writes a generation; returns once the brokers have acknowledged it.
   *
   * @throws KafkaException if they do not
   */
  public void write(Generation generation) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    try (Producer<String, Generation> producer =
        new KafkaProducer<>(settings, new StringSerializer(), registry.serializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.GENERATIONS.name(), generation.getGeneration(), generation))
          .get();
    } catch (ExecutionException e) {
      throw new CommandFailure(
          "generation "
              + generation.getGeneration()
              + " cannot be written to "
              + Topics.GENERATIONS.name()
              + ": "
              + e.getCause().getMessage(),
          e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
