package org.bulletin.app.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.PageInspector;

/**
 * How fast this machine splits pages and finds their entities, one thread, without Kafka.
 *
 * @param pages how many different pages were measured
 * @param pagesPerSecond a thread
 * @param charactersPerSecond a thread, in UTF-16 code units of the pages' texts
 */
public record SplittingRate(int pages, double pagesPerSecond, double charactersPerSecond) {

  /** As long as the project's benchmarks warm up. */
  private static final Duration WARM_UP = Duration.ofSeconds(9);

  private static final Duration AT_LEAST = Duration.ofSeconds(3);

  /** Sixty pages of the largest size take longer than anyone waits for a plan. */
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  /**
   * Measures with given pages, on the machine as busy as it is: takes 12 seconds to a minute,
   * whatever their number. Empty if there is no page.
   */
  public static Optional<SplittingRate> measure(PageInspector inspector, List<RawPage> pages) {
    return new Stopwatch(inspector, System::nanoTime).measure(pages, WARM_UP, AT_LEAST, AT_MOST);
  }

  /** Measures by a given clock. */
  record Stopwatch(PageInspector inspector, LongSupplier nanoTime) {

    Optional<SplittingRate> measure(
        List<RawPage> pages, Duration warmUp, Duration atLeast, Duration atMost) {
      if (pages.isEmpty()) {
        return Optional.empty();
      }
      go(pages, warmUp, warmUp);
      return Optional.of(go(pages, atLeast, atMost));
    }

    /** Whole rounds, so that each page weighs the same, unless that takes too long. */
    private SplittingRate go(List<RawPage> pages, Duration atLeast, Duration atMost) {
      long start = nanoTime.getAsLong();
      long elapsed = 0;
      int count = 0;
      long characters = 0;
      while (count == 0
          || (elapsed < atMost.toNanos()
              && (count % pages.size() != 0 || elapsed < atLeast.toNanos()))) {
        RawPage page = pages.get(count % pages.size());
        inspect(page);
        count++;
        characters += page.getText().length();
        elapsed = nanoTime.getAsLong() - start;
      }
      double seconds = Math.max(1, elapsed) / 1e9;
      return new SplittingRate(
          Math.min(count, pages.size()), count / seconds, characters / seconds);
    }

    /** A page that cannot be split takes its time too, and then becomes one article as it is. */
    private void inspect(RawPage page) {
      try {
        inspector.inspect(List.of(page));
      } catch (RuntimeException unsplit) {
        // The topology makes a dead letter of it; a plan goes on.
      }
    }
  }
}
