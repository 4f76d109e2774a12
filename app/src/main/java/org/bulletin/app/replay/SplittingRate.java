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

  /** What the compiler needs to know the code, on C1 as the launcher has it. */
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private static final Duration AT_LEAST = Duration.ofSeconds(3);

  /** Sixty pages of the largest size take longer than anyone waits for a plan. */
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  /**
   * Measures with given pages: takes 6 to 60 seconds, whatever their number. Empty if there is no
   * page, or none that can be split.
   */
  public static Optional<SplittingRate> measure(PageInspector inspector, List<RawPage> pages) {
    return new Stopwatch(inspector, System::nanoTime).measure(pages, WARM_UP, AT_LEAST, AT_MOST);
  }

  /** Measures by a given clock. */
  record Stopwatch(PageInspector inspector, LongSupplier nanoTime) {

    Optional<SplittingRate> measure(
        List<RawPage> pages, Duration warmUp, Duration atLeast, Duration atMost) {
      List<RawPage> able = pages.stream().filter(this::inspect).toList();
      if (able.isEmpty()) {
        return Optional.empty();
      }
      go(able, warmUp, atMost);
      return Optional.of(go(able, atLeast, atMost));
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

    /** Whether the page can be split: in the pipeline it would become one article as it is. */
    private boolean inspect(RawPage page) {
      try {
        return !inspector.inspect(List.of(page)).isEmpty();
      } catch (RuntimeException e) {
        return false;
      }
    }
  }
}
