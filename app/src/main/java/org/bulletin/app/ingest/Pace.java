package org.bulletin.app.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How far a run is and how fast it goes, as a line every ten seconds. Not safe across threads. */
final class Pace {

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final long start;
  private long told;
  private long found;
  private long done;
  private long pages;

  /**
   * Starts the clock.
   *
   * @param nanoTime see {@link System#nanoTime()}
   */
  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.told = start;
  }

  /** So many more sources will be looked at. */
  void found(int sources) {
    found += sources;
  }

  /**
   * A source is done.
   *
   * @return a line, if the last one is long enough ago
   */
  Optional<String> done(int publishedPages) {
    done++;
    pages += publishedPages;
    long now = nanoTime.getAsLong();
    if (now - told < INTERVAL.toNanos()) {
      return Optional.empty();
    }
    told = now;
    double seconds = (now - start) / NANOS;
    Duration left = Duration.ofSeconds(Math.round(seconds * (found - done) / done));
    return Optional.of(
        "%,d of %,d sources, %,.0f pages/s, %s left"
            .formatted(done, found, pages / seconds, readable(left)));
  }

  private static String readable(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
            : "%d s".formatted(time.toSeconds());
  }
}
