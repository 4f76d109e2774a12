package org.bulletin.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TopologyException;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.GroupSession;
import org.bulletin.schemas.topics.KafkaFailure;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.Splitter;

/**
 * Runs the topology of one generation until it is closed. Whatever is transient is tried again for
 * ever: a thread that fails is replaced, after a pause that grows. Topics must be there; their
 * schemas are fetched before the first record is read.
 */
public final class StreamsStage implements AutoCloseable {

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(30);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /**
   * A page may take this long before its transaction is given up; a page of the largest size takes
   * some seconds, but a transaction that is given up is begun again, for ever. That of an instance
   * that is gone ends earlier: {@link OrphanedTransactions}.
   */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

  private static final int BROKERS_DEFAULT = -1;

  /**
   * How often partitions go to an instance that has joined and restored their stores meanwhile: the
   * shortest that Kafka Streams allows.
   */
  private static final Duration LOOK_FOR_BALANCE = Duration.ofMinutes(1);

  private final StreamsSettings settings;
  private final StageStatus status;
  private final boolean named;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics kafkaMetrics;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final BackOff backOff = new BackOff(SHORTEST_PAUSE, LONGEST_PAUSE);
  private Optional<OrphanedTransactions> orphans = Optional.empty();

  /**
   * Prepares a stage; {@link #start} starts it.
   *
   * @param metrics where its meters and those of Kafka go; the caller takes the former away again
   */
  public StreamsStage(
      StreamsSettings settings,
      Registry registry,
      Splitter splitter,
      EntityFinder finder,
      StageStatus status,
      MeterRegistry metrics) {
    this.settings = settings;
    this.status = status;
    this.named = settings.memberId().isPresent();
    this.streams =
        new KafkaStreams(
            PipelineTopology.build(
                settings.generation(), registry, splitter, finder, status, metrics),
            properties(settings));
    this.kafkaMetrics = new KafkaStreamsMetrics(streams);
    kafkaMetrics.bindTo(metrics);
    status.lagFrom(() -> (long) metric("consumer-fetch-manager-metrics", "records-lag"));
    streams.setUncaughtExceptionHandler(this::onFailure);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            backOff.reset();
            status.running();
          }
        });
  }

  /** Starts the stage's threads and returns. */
  public void start() {
    streams.start();
    Map<String, Object> clients = settings.cluster().kafka();
    // Transactions and members could not be told apart by a name of the user's own.
    if (!clients.containsKey(CommonClientConfigs.CLIENT_ID_CONFIG)) {
      orphans =
          Optional.of(
              new OrphanedTransactions(
                  Admin.create(clients), settings.applicationId(), this::members));
    }
  }

  private Set<String> members() {
    return streams.metadataForLocalThreads().stream()
        .map(ThreadMetadata::consumerClientId)
        .collect(Collectors.toSet());
  }

  /** Tells whether the stage has stopped by itself and will not go on. */
  public boolean hasFailed() {
    return status.state() == StageStatus.State.FAILED;
  }

  /**
   * The value of a metric of Kafka Streams, such as {@code process-rate} of {@code
   * stream-thread-metrics}, summed over the stage's threads.
   */
  public double metric(String group, String name) {
    return streams.metrics().values().stream()
        .filter(m -> m.metricName().group().equals(group) && m.metricName().name().equals(name))
        .map(m -> m.metricValue())
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .filter(Double::isFinite)
        .sum();
  }

  /**
   * Stops, committing what is done; what was begun is done again by the next start. A member with a
   * fixed name keeps its place in the group for a while, others hand theirs over.
   */
  @Override
  public void close() {
    close(named ? GroupMembershipOperation.REMAIN_IN_GROUP : GroupMembershipOperation.LEAVE_GROUP);
  }

  /** Stops and gives up its place in the group, whether or not it has a fixed name. */
  public void leave() {
    close(GroupMembershipOperation.LEAVE_GROUP);
  }

  private void close(GroupMembershipOperation membership) {
    closing.countDown();
    orphans.ifPresent(OrphanedTransactions::close);
    kafkaMetrics.close();
    streams.close(CloseOptions.timeout(CLOSE_PATIENCE).withGroupMembershipOperation(membership));
    if (!hasFailed()) {
      status.stopped();
    }
  }

  private StreamThreadExceptionResponse onFailure(Throwable failure) {
    Throwable cause = rootOf(failure);
    if (cause instanceof AuthorizationException || cause instanceof TopologyException) {
      status.failed(KafkaFailure.sentence(cause));
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    status.waiting(KafkaFailure.sentence(cause));
    try {
      var unused = closing.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof AuthorizationException)) {
      root = root.getCause();
    }
    return root;
  }

  private static Properties properties(StreamsSettings settings) {
    Map<String, Object> values = new HashMap<>(settings.cluster().kafka());
    values.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    values.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    values.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    values.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    values.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    values.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, Long.MAX_VALUE);
    values.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG,
        settings.cluster().replicationFactor().map(Short::intValue).orElse(BROKERS_DEFAULT));
    values.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    values.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, LOOK_FOR_BALANCE.toMillis());
    GroupSession.addTo(values);
    values.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, Sensor.RecordingLevel.INFO.toString());
    values.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_DEAD_LETTER_BYTES);
    values.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    values.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        Math.toIntExact(LONGEST_TRANSACTION.toMillis()));
    values.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(Topics.MAX_DEAD_LETTER_BYTES));
    settings
        .memberId()
        .ifPresent(
            id ->
                values.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    Properties properties = new Properties();
    properties.putAll(values);
    return properties;
  }
}
