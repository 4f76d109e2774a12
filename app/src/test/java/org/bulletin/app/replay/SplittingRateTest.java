package org.bulletin.app.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bulletin.app.replay.SplittingRate.Stopwatch;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.TrustedRecords;
import org.bulletin.streams.PageInspector;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplittingRateTest {

  private static final String POISON = "毒";

  private final AtomicLong now = new AtomicLong();
  private final List<String> split = new ArrayList<>();

  /** A page takes 100 ms; the first ten, while nothing is warm, ten times as long. */
  private final Stopwatch stopwatch =
      new Stopwatch(new PageInspector(new Slow(), new Nothing()), now::get);

  @BeforeAll
  static void trust() {
    TrustedRecords.trust();
  }

  @Test
  void theRateIsThatOfWholeRoundsAfterAWarmUp() {
    // When
    Optional<SplittingRate> rate = measure(pages(5), Duration.ofSeconds(30));

    // Then
    assertThat(rate).contains(new SplittingRate(5, 10, 30));
    assertThat(split.size() % 5).isZero();
  }

  @Test
  void aLargeSampleIsNotMeasuredForEver() {
    // When
    Optional<SplittingRate> rate = measure(pages(100), Duration.ofSeconds(5));

    // Then
    assertThat(rate).contains(new SplittingRate(50, 10, 30));
  }

  @Test
  void aPageThatCannotBeSplitDoesNotEndTheMeasurement() {
    // Given
    List<RawPage> pages = new ArrayList<>(pages(2));
    pages.add(page(POISON));

    // When
    Optional<SplittingRate> rate = measure(pages, Duration.ofSeconds(30));

    // Then
    assertThat(rate.orElseThrow().pages()).isEqualTo(3);
  }

  @Test
  void withoutPagesThereIsNoRate() {
    // When
    Optional<SplittingRate> rate = measure(List.of(), Duration.ofSeconds(30));

    // Then
    assertThat(rate).isEmpty();
  }

  private Optional<SplittingRate> measure(List<RawPage> pages, Duration atMost) {
    return stopwatch.measure(pages, Duration.ofSeconds(12), Duration.ofSeconds(2), atMost);
  }

  private static List<RawPage> pages(int count) {
    return IntStream.range(0, count).mapToObj(i -> page("三个字")).toList();
  }

  private static RawPage page(String text) {
    return RawPage.newBuilder().setPageId("p").setText(text).build();
  }

  private final class Slow implements Splitter {

    @Override
    public Splitting split(PageText page) {
      if (page.text().equals(POISON)) {
        throw new IllegalStateException(POISON);
      }
      split.add(page.text());
      now.addAndGet(Duration.ofMillis(split.size() <= 10 ? 1000 : 100).toNanos());
      return new Splitting(List.of(), List.of());
    }

    @Override
    public String version() {
      return "slow";
    }
  }

  private static final class Nothing implements EntityFinder {

    @Override
    public Context contextOf(RawPage page) {
      return Context.newBuilder().build();
    }

    @Override
    public Findings find(Article article) {
      return new Findings(List.of(), List.of());
    }
  }
}
