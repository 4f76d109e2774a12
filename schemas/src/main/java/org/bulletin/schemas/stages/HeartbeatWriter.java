package org.bulletin.schemas.stages;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the heartbeats of one instance of a stage to {@code bulletin.stages}, every 2 s and once
 * when it is closed, on a thread of its own. A broker that is away costs heartbeats, nothing else.
 */
public final class HeartbeatWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatWriter.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final StageStatus status;
  private final String stage;
  private final String instance;
  private final Optional<String> generation;
  private final Instant startedAt = Instant.now();
  private final Producer<String, Heartbeat> producer;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins to write.
   *
   * @param instance tells the instances of a stage apart
   * @param generation the generation that the stage works on, if on one
   */
  public HeartbeatWriter(
      ClusterSettings cluster,
      Registry registry,
      StageStatus status,
      String stage,
      String instance,
      Optional<String> generation) {
    this.status = status;
    this.stage = stage;
    this.instance = instance;
    this.generation = generation;
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "bulletin-heartbeat-" + stage + "-" + instance);
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), registry.serializer());
    var unused =
        timer.scheduleAtFixedRate(this::beat, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    String key = stage + "/" + instance + generation.map(g -> "/" + g).orElse("");
    Heartbeat heartbeat =
        Heartbeat.newBuilder()
            .setStage(stage)
            .setInstance(instance)
            .setGeneration(generation.orElse(null))
            .setState(status.state().name().toLowerCase(Locale.ROOT))
            .setWaitingFor(status.reason().orElse(null))
            .setCounts(status.counts())
            .setLag(status.lag())
            .setPipelineVersion(PipelineVersion.current())
            .setStartedAt(startedAt)
            .setAt(Instant.now())
            .build();
    try {
      var unused = producer.send(new ProducerRecord<>(Topics.STAGES.name(), key, heartbeat));
    } catch (RuntimeException e) {
      LOG.debug("heartbeat not written: {}", e.toString());
    }
  }

  /** Writes a last heartbeat and stops; returns within some seconds. */
  @Override
  public void close() {
    timer.shutdown();
    beat();
    producer.close(PATIENCE);
  }
}
