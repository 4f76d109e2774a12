package org.bulletin.app.monitor;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures, for each generation, how long the oldest page waits that is not indexed: the oldest
 * record of {@code bulletin.pages} that the streams stage has not committed, or of what that has
 * made that the indexer has not. Looks every ten seconds, on a thread of its own; between two
 * looks, and while the brokers are away, what waited grows older.
 */
public final class GenerationMeters implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationMeters.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String GENERATION = "generation";

  /** A label: the stage that has not done yet what waits. */
  private static final String BEFORE = "before";

  /**
   * The generations to look at.
   *
   * @param hosted those that this process works on
   * @param served the one that readers see
   */
  public record Generations(Set<String> hosted, String served) {}

  private final ClusterSettings cluster;
  private final Supplier<Generations> generations;
  private final MultiGauge ages;
  private final MultiGauge servedRows;
  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "unindexed-pages");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<OldestRecords> records = Optional.empty();
  private volatile Map<Tags, Optional<Instant>> latest = Map.of();
  private volatile String served = "";

  /**
   * Begins to look, if anybody will ask.
   *
   * @param generations asked before each look
   */
  public GenerationMeters(
      ClusterSettings cluster, Supplier<Generations> generations, Monitoring monitoring) {
    this.cluster = cluster;
    this.generations = generations;
    this.ages =
        MultiGauge.builder("bulletin.oldest.unindexed.page.age")
            .baseUnit("seconds")
            .description("Age of the oldest page that a stage has not done; 0 if there is none")
            .register(monitoring.ofProcess());
    this.servedRows =
        MultiGauge.builder("bulletin.generation.served")
            .description("1 for the generation that readers see, 0 for the others")
            .register(monitoring.ofProcess());
    if (monitoring.isOn()) {
      var unused =
          timer.scheduleWithFixedDelay(
              this::tryToLook, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void tryToLook() {
    try {
      look();
    } catch (KafkaException e) {
      LOG.debug("how old the oldest unindexed page is cannot be told now: {}", e.toString());
      disconnect();
    } catch (RuntimeException e) {
      LOG.warn("how old the oldest unindexed page is cannot be told now", e);
      disconnect();
    }
  }

  private void look() {
    Generations now = generations.get();
    if (records.isEmpty()) {
      records = Optional.of(new OldestRecords(cluster));
    }
    OldestRecords oldest = records.get();
    Map<Tags, Optional<Instant>> found = new HashMap<>();
    for (String generation : now.hosted()) {
      found.put(
          waitingFor("streams", generation),
          oldest.notDoneBy(StreamsSettings.applicationId(generation), List.of(Topics.PAGES)));
      found.put(
          waitingFor("indexer", generation),
          oldest.notDoneBy(
              IndexerSettings.ofGeneration(generation).group(),
              List.of(Topics.enriched(generation), Topics.split(generation))));
    }
    latest = Map.copyOf(found);
    served = now.served();
    show(now.hosted());
  }

  /** Rows that are there already stay, and show what was found last. */
  private void show(Set<String> hosted) {
    ages.register(
        latest.keySet().stream()
            .map(tags -> MultiGauge.Row.of(tags, () -> age(tags)))
            .collect(Collectors.toList()),
        false);
    servedRows.register(
        hosted.stream()
            .map(name -> MultiGauge.Row.of(Tags.of(GENERATION, name), () -> isServed(name)))
            .collect(Collectors.toList()),
        false);
  }

  private static Tags waitingFor(String stage, String generation) {
    return Tags.of(GENERATION, generation, BEFORE, stage);
  }

  private double age(Tags tags) {
    return latest.getOrDefault(tags, Optional.empty()).map(this::age).orElse(0.0);
  }

  private int isServed(String generation) {
    return generation.equals(served) ? 1 : 0;
  }

  private double age(Instant then) {
    return Math.max(0, Duration.between(then, clock.instant()).toMillis() / 1000.0);
  }

  private void disconnect() {
    records.ifPresent(OldestRecords::close);
    records = Optional.empty();
  }

  /** Stops looking; a look under way ends first. */
  @Override
  public void close() {
    timer.execute(this::forget);
    timer.shutdown();
    try {
      var unused = timer.awaitTermination(INTERVAL.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    latest = Map.of();
    show(Set.of());
    disconnect();
  }
}
