package org.bulletin.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.Splitter;

/** What the topology of a generation measures; the work itself knows nothing of it. */
final class TopologyMeters {

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

  /** A page takes some milliseconds; one of the largest size some seconds. */
  private static final Duration[] WORK = {
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Timer delay;
  private final Timer splitting;
  private final Timer finding;

  TopologyMeters(MeterRegistry registry) {
    delay =
        Timer.builder("bulletin.split.delay")
            .description("From when a page, request or correction was published to its articles")
            .serviceLevelObjectives(DELAYS)
            .register(registry);
    splitting =
        Timer.builder("bulletin.splitter")
            .description("Time of the splitter a page")
            .serviceLevelObjectives(WORK)
            .register(registry);
    finding =
        Timer.builder("bulletin.entity.finder")
            .description("Time of the entity finder an article")
            .serviceLevelObjectives(WORK)
            .register(registry);
  }

  /**
   * Says that the articles of a page are made.
   *
   * @param published timestamp of the record that caused it, in milliseconds
   * @param now in milliseconds; not before, whatever the clocks say
   */
  void split(long published, long now) {
    delay.record(Duration.ofMillis(Math.max(0, now - published)));
  }

  Splitter timed(Splitter splitter) {
    return new TimedSplitter(splitter, splitting);
  }

  EntityFinder timed(EntityFinder finder) {
    return new TimedFinder(finder, finding);
  }
}
