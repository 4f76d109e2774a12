package org.bulletin.indexer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.IndexMismatchException;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.KafkaFailure;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.RegistryUnavailableException;
import org.bulletin.schemas.topics.TopicMismatchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps indices the same as topics, on a thread of its own, until it is closed or cannot go on; its
 * status says which.
 *
 * <p>Poll, settle every record, commit, and again: there is never more than one batch. Whatever is
 * away, be it Kafka, the registry or OpenSearch, is waited for, for ever and inside the group.
 */
public final class Indexer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

  /** How long a request to stop may go unnoticed. */
  private static final Duration TICK = Duration.ofMillis(200);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final IndexerSettings settings;
  private final ClusterSettings cluster;
  private final Registry registry;
  private final OpenSearchConnection openSearch;
  private final StageStatus status;
  private final MeterRegistry metrics;
  private final InstantSource clock = InstantSource.system();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExponentialBackoff pauses =
      new ExponentialBackoff(FIRST_PAUSE.toMillis(), 2, LONGEST_PAUSE.toMillis(), 0.2);
  private final Thread thread;
  private volatile boolean leaving;
  private volatile Progress progress = new Progress(Map.of());

  /**
   * Prepares an indexer; nothing is contacted before {@link #start()}.
   *
   * @param registry closed by the caller, after the indexer
   * @param openSearch closed by the caller, after the indexer
   * @param status where counts by {@link Outcome}, state and lag go; of this indexer alone
   * @param metrics where its meters and those of Kafka go; the caller takes the former away again
   */
  public Indexer(
      IndexerSettings settings,
      ClusterSettings cluster,
      Registry registry,
      OpenSearchConnection openSearch,
      StageStatus status,
      MeterRegistry metrics) {
    this.settings = settings;
    this.cluster = cluster;
    this.registry = registry;
    this.openSearch = openSearch;
    this.status = status;
    this.metrics = metrics;
    this.thread = new Thread(this::run, settings.group());
  }

  /** Starts; to be called once. */
  public void start() {
    thread.start();
  }

  /** How far this instance is, in the partitions that it has. */
  public Progress progress() {
    return progress;
  }

  /** Closes, and gives up its place in the group, too, if it has a fixed name. */
  public void leave() {
    leaving = true;
    close();
  }

  /** Stops after the request under way, commits what is settled, and returns when all is closed. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      IndexAdmin indices = new IndexAdmin(openSearch);
      Preparation preparation = new Preparation(settings, cluster, registry, indices);
      Optional<GroupConsumer> opened =
          patiently(
              () -> {
                preparation.run();
                return GroupConsumer.join(cluster, settings);
              });
      if (opened.isPresent()) {
        try (GroupConsumer consumer = opened.get();
            DeadLetterWriter deadLetters = new DeadLetterWriter(cluster, registry, clock);
            KafkaClientMetrics ofConsumer = consumer.metrics();
            KafkaClientMetrics ofProducer = deadLetters.metrics()) {
          ofConsumer.bindTo(metrics);
          ofProducer.bindTo(metrics);
          index(consumer, settler(deadLetters));
          if (leaving) {
            consumer.leave();
          }
        }
      }
      status.stopped();
    } catch (StoppedException | TopicMismatchException | IndexMismatchException e) {
      status.failed(e.getMessage());
    } catch (FencedInstanceIdException e) {
      status.failed(
          "another process is member "
              + settings.member().orElse("")
              + " of group "
              + settings.group()
              + ": stop one of them");
    } catch (RuntimeException e) {
      LOG.error("unexpected failure", e);
      status.failed("unexpected failure, which the log describes: " + e);
    }
  }

  private Settler settler(DeadLetterWriter deadLetters) {
    Map<String, FeedReader<?>> readers = new HashMap<>();
    for (Feed<?> feed : settings.feeds()) {
      readers.put(feed.topic().name(), new FeedReader<>(feed, registry, clock));
    }
    return new Settler(
        readers,
        new BulkWriter(openSearch, settings.requestBytes(), metrics),
        deadLetters,
        status,
        new SettlingMeters(settings.feeds(), metrics, clock));
  }

  private <T> Optional<T> patiently(Supplier<T> action) {
    for (int attempt = 0; !stopping(); attempt++) {
      try {
        return Optional.of(action.get());
      } catch (RegistryUnavailableException | OpenSearchUnavailableException | KafkaException e) {
        status.waiting(KafkaFailure.sentence(e));
        pause(attempt);
      }
    }
    return Optional.empty();
  }

  private void index(GroupConsumer consumer, Settler settler) {
    int failures = 0;
    while (!stopping()) {
      try {
        settle(consumer.poll(TICK), consumer, settler);
        consumer.commit();
        report(consumer);
        failures = 0;
      } catch (FencedInstanceIdException e) {
        throw e;
      } catch (KafkaException e) {
        status.waiting(KafkaFailure.sentence(e));
        pause(failures++);
      }
    }
  }

  private void settle(Batch batch, GroupConsumer consumer, Settler settler) {
    for (int attempt = 0; !stopping(); attempt++) {
      Optional<String> obstacle = settler.settle(batch);
      if (obstacle.isEmpty()) {
        return;
      }
      status.waiting(obstacle.get());
      rest(consumer, attempt);
    }
  }

  private void report(GroupConsumer consumer) {
    if (stopping()) {
      return;
    }
    progress = new Progress(consumer.positions());
    status.lag(consumer.lag());
    if (consumer.connected()) {
      status.running();
    } else {
      status.waiting("no broker of " + cluster.bootstrapServers() + " answers");
    }
  }

  private void rest(GroupConsumer consumer, int attempt) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauses.backoff(attempt));
    while (!stopping() && System.nanoTime() < end) {
      consumer.rest(TICK);
    }
  }

  private void pause(int attempt) {
    try {
      var unused = stop.await(pauses.backoff(attempt), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }
}
