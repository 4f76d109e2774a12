package org.bulletin.indexer.search;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many articles were published when, without gaps from the first to the last.
 *
 * @param interval the length of all periods
 * @param periods in order; those without articles too
 */
public record Timeline(Interval interval, List<Period> periods) {

  /** A chart of more columns than this cannot be read on a phone. */
  private static final int MAX_DAYS = 92;

  private static final int MAX_WEEKS = 104;

  public Timeline {
    periods = List.copyOf(periods);
  }

  /**
   * A stretch of time.
   *
   * @param from its first day; of a week, the Monday
   */
  public record Period(LocalDate from, long articles) {}

  /** Lengths of periods. */
  public enum Interval {
    DAY,
    WEEK,
    MONTH;

    private LocalDate beginning(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    private LocalDate after(LocalDate beginning) {
      return switch (this) {
        case DAY -> beginning.plusDays(1);
        case WEEK -> beginning.plusWeeks(1);
        case MONTH -> beginning.plusMonths(1);
      };
    }
  }

  /** Adds up days: in days, weeks or months, as the first and the last are apart. */
  static Timeline of(NavigableMap<LocalDate, Long> byDay) {
    if (byDay.isEmpty()) {
      return new Timeline(Interval.DAY, List.of());
    }
    Interval interval = interval(byDay.firstKey(), byDay.lastKey());
    NavigableMap<LocalDate, Long> sums = new TreeMap<>();
    byDay.forEach((day, articles) -> sums.merge(interval.beginning(day), articles, Long::sum));
    List<Period> periods = new ArrayList<>();
    LocalDate end = interval.after(sums.lastKey());
    for (LocalDate day = sums.firstKey(); day.isBefore(end); day = interval.after(day)) {
      periods.add(new Period(day, sums.getOrDefault(day, 0L)));
    }
    return new Timeline(interval, periods);
  }

  private static Interval interval(LocalDate first, LocalDate last) {
    if (ChronoUnit.DAYS.between(first, last) < MAX_DAYS) {
      return Interval.DAY;
    }
    return ChronoUnit.WEEKS.between(first, last) < MAX_WEEKS ? Interval.WEEK : Interval.MONTH;
  }
}
