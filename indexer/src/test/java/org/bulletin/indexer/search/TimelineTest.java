package org.bulletin.indexer.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.bulletin.indexer.search.Timeline.Interval;
import org.bulletin.indexer.search.Timeline.Period;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTest {

  @Test
  void someWeeksAreShownDayByDayWithoutGaps() {
    // When
    Timeline timeline = timeline("2025-11-14", 3, "2025-11-16", 2);

    // Then
    assertThat(timeline.interval()).isEqualTo(Interval.DAY);
    assertThat(timeline.periods())
        .containsExactly(period("2025-11-14", 3), period("2025-11-15", 0), period("2025-11-16", 2));
  }

  @Test
  void someMonthsAreShownInWeeksThatBeginOnMondays() {
    // When
    Timeline timeline = timeline("2025-01-01", 1, "2025-01-05", 2, "2025-06-01", 4);

    // Then
    assertThat(timeline.interval()).isEqualTo(Interval.WEEK);
    assertThat(timeline.periods()).hasSize(22).startsWith(period("2024-12-30", 3));
    assertThat(timeline.periods()).endsWith(period("2025-05-26", 4));
  }

  @Test
  void yearsAreShownInMonths() {
    // When
    Timeline timeline = timeline("2020-02-29", 1, "2025-12-31", 4);

    // Then
    assertThat(timeline.interval()).isEqualTo(Interval.MONTH);
    assertThat(timeline.periods()).hasSize(71).startsWith(period("2020-02-01", 1));
    assertThat(timeline.periods()).endsWith(period("2025-12-01", 4));
  }

  @Test
  void withoutArticlesThereIsNoPeriod() {
    // When
    Timeline timeline = Timeline.of(new TreeMap<>());

    // Then
    assertThat(timeline.periods()).isEmpty();
  }

  private static Timeline timeline(Object... daysAndCounts) {
    Map<LocalDate, Long> days = new TreeMap<>();
    for (int i = 0; i < daysAndCounts.length; i += 2) {
      days.put(
          LocalDate.parse((String) daysAndCounts[i]), ((Integer) daysAndCounts[i + 1]).longValue());
    }
    return Timeline.of(new TreeMap<>(days));
  }

  private static Period period(String from, long articles) {
    return new Period(LocalDate.parse(from), articles);
  }
}
