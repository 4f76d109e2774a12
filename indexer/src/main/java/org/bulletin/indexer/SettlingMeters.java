package org.bulletin.indexer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How long it takes until OpenSearch has acknowledged what was published, a feed. */
final class SettlingMeters {

  /** From what nobody notices to what an editor telephones about. */
  private static final Duration[] DELAYS = {
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30),
    Duration.ofHours(2)
  };

  /** What changes OpenSearch; all else would hide its delay among what was nothing to do. */
  private static final Set<Outcome> TIMED = EnumSet.of(Outcome.WRITTEN, Outcome.DELETED);

  private final InstantSource clock;
  private final Map<String, Timer> byTopic;

  SettlingMeters(List<Feed<?>> feeds, MeterRegistry registry, InstantSource clock) {
    this.clock = clock;
    this.byTopic =
        feeds.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    feed -> feed.topic().name(), feed -> timer(feed, registry)));
  }

  private static Timer timer(Feed<?> feed, MeterRegistry registry) {
    return Timer.builder("bulletin.index.delay")
        .description("From when a page, request or correction was published to OpenSearch's answer")
        .tag("index", feed.index().template().id())
        .serviceLevelObjectives(DELAYS)
        .register(registry);
  }

  /** Says that a record has come to its outcome. Its timestamp is that of what it derives from. */
  void settled(ConsumerRecord<String, byte[]> record, Outcome outcome) {
    if (TIMED.contains(outcome)) {
      byTopic
          .get(record.topic())
          .record(Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp())));
    }
  }
}
