package org.bulletin.streams.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bulletin.schemas.Inference;

/**
 * Infers an issue's date: printed in full with a weekday, or its month from the days that the page
 * reports on, its year from years that it names, from numbered national events, from plenums and
 * plan periods. Immutable.
 */
final class IssueMonth {

  private static final Pattern PRINTED =
      Pattern.compile("([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日 {0,6}(?=星期|周[一二三四五六日])");

  private static final Pattern DAY =
      Pattern.compile("(?<![0-9年] ?)([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日");
  private static final Pattern FULL =
      Pattern.compile("(20[0-9]{2}) ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?日)?");
  private static final Pattern YEAR =
      Pattern.compile("(?<![0-9])(20[0-9]{2})(?=年|[\\u4e00-\\u9fff])");
  private static final Pattern PLENUM =
      Pattern.compile("二?十[一二三四五六七八九十]?届[一二三四五六七八九]中(?:、[一二三四五六七八九]中)*全会");

  private final List<NumberedEvent> events;
  private final Map<String, YearMonth> plenums;

  IssueMonth() {
    events = Lexicon.lines("national-events.txt").stream().map(NumberedEvent::parse).toList();
    plenums =
        Lexicon.lines("party-plenums.txt").stream()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> YearMonth.parse(parts[1])));
  }

  /**
   * A national event that is numbered.
   *
   * @param first year of the first
   * @param step years from one to the next
   * @param month in which it is held
   */
  private record NumberedEvent(String name, int first, int step, int month, Pattern pattern) {

    static NumberedEvent parse(String line) {
      String[] parts = line.split("\\|", -1);
      return new NumberedEvent(
          parts[0],
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]),
          Pattern.compile("第([0-9]{1,2}|[一二三四五六七八九十]{1,3})届" + parts[0]));
    }

    Optional<Integer> year(String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find()
          ? Numerals.value(matcher.group(1)).map(n -> first + (n.intValue() - 1) * step)
          : Optional.empty();
    }
  }

  /** Returns the date of the furniture: printed in full, a weekday behind it. */
  Optional<Inference> printedDate(String text) {
    Matcher matcher = PRINTED.matcher(text);
    while (matcher.find()) {
      try {
        LocalDate date =
            LocalDate.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        return Optional.of(new Inference(date.toString(), "printed with its weekday"));
      } catch (DateTimeException e) {
        // not a date: the next one may be
      }
    }
    return Optional.empty();
  }

  /** Returns the issue's month, if days and a year can be found. */
  Optional<Inference> infer(String text) {
    TreeMap<Integer, Integer> months = new TreeMap<>();
    Map<Integer, Integer> latest = new HashMap<>();
    Matcher days = DAY.matcher(text);
    while (days.find()) {
      int month = Integer.parseInt(days.group(1));
      int day = Integer.parseInt(days.group(2));
      if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        months.merge(month, 1, Integer::sum);
        latest.merge(month, day, Math::max);
      }
    }
    if (months.isEmpty()) {
      return Optional.empty();
    }
    int most = months.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int month =
        months.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .mapToInt(Map.Entry::getKey)
            .max()
            .orElseThrow();
    return year(text, month)
        .map(
            year ->
                new Inference(
                    String.format(Locale.ROOT, "%04d-%02d", year.year(), month),
                    most + " dates in " + month + "月; year from " + year.evidence()));
  }

  private record Year(int year, String evidence) {}

  /** The year that most of the evidence allows, the strongest kind first. */
  private Optional<Year> year(String text, int month) {
    List<Year> certain = new ArrayList<>();
    for (NumberedEvent event : events) {
      event.year(text).ifPresent(year -> certain.add(new Year(year, event.name() + " of " + year)));
    }
    Matcher full = FULL.matcher(text);
    while (full.find()) {
      if (Integer.parseInt(full.group(2)) == month && full.group(3) != null) {
        certain.add(new Year(Integer.parseInt(full.group(1)), full.group()));
      }
    }
    if (!certain.isEmpty()) {
      return Optional.of(certain.get(0));
    }
    return byYears(text, month);
  }

  /** The year that the page names most, none before the latest plenum that it names. */
  private Optional<Year> byYears(String text, int month) {
    int floor = 0;
    String plenum = "";
    Matcher plenumNames = PLENUM.matcher(text);
    while (plenumNames.find()) {
      for (Map.Entry<String, YearMonth> entry : plenums.entrySet()) {
        if (named(plenumNames.group(), entry.getKey())) {
          YearMonth held = entry.getValue();
          int year = month >= held.getMonthValue() ? held.getYear() : held.getYear() + 1;
          if (year > floor) {
            floor = year;
            plenum = entry.getKey();
          }
        }
      }
    }
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    Matcher years = YEAR.matcher(text);
    while (years.find()) {
      int year = Integer.parseInt(years.group(1));
      if (year >= floor) {
        counts.merge(year, 1, Integer::sum);
      }
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Optional<Integer> named =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .reduce((a, b) -> b);
    if (floor > 0 && (named.isEmpty() || named.get() > floor + 1)) {
      return Optional.of(new Year(floor, plenum));
    }
    return named.map(year -> new Year(year, year + " named " + most + " times"));
  }

  /** Whether a list such as 二十届二中、三中全会 names a plenum. */
  private static boolean named(String printed, String plenum) {
    int session = plenum.indexOf('届') + 1;
    String term = plenum.substring(0, session);
    String number = plenum.substring(session, session + 2);
    return printed.startsWith(term) && printed.contains(number);
  }
}
