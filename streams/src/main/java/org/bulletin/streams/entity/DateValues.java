package org.bulletin.streams.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a printed date to ISO 8601: a day, a month, a year, or an interval of two of them. A date
 * without a year takes the issue's, if that is known. Immutable.
 */
final class DateValues {

  private static final Pattern NUMERIC =
      Pattern.compile("([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})");
  private static final Pattern SEPARATOR =
      Pattern.compile("至|到|—{1,2}|~|、|(?<=[0-9日月年])-(?=[0-9])");

  private final Optional<Integer> issueYear;
  private final Optional<Integer> issueMonth;

  DateValues(Optional<LocalDate> issue) {
    issueYear = issue.map(LocalDate::getYear);
    issueMonth = issue.map(LocalDate::getMonthValue);
  }

  /** Returns the value; empty if the year is unknown, or the date none of these. */
  Optional<String> of(String printed) {
    Matcher numeric = NUMERIC.matcher(printed);
    if (numeric.matches()) {
      return iso(
          List.of(
              Integer.parseInt(numeric.group(1)),
              Integer.parseInt(numeric.group(2)),
              Integer.parseInt(numeric.group(3))));
    }
    String[] ends = SEPARATOR.split(printed, 2);
    String unit = ends.length == 2 && ends[0].matches(".*[0-9]") ? unit(ends[1]) : "";
    Optional<List<Integer>> from = parts(ends[0] + unit, List.of());
    if (from.isEmpty()) {
      return Optional.empty();
    }
    if (ends.length < 2) {
      return iso(from.get());
    }
    Optional<List<Integer>> to = parts(ends[1], from.get());
    if (to.isEmpty()) {
      return Optional.empty();
    }
    return iso(from.get()).flatMap(a -> iso(to.get()).map(b -> a + "/" + b));
  }

  /** 1至9月 leaves its first 月 away. */
  private static String unit(String end) {
    return end.contains("日") || end.contains("号") ? "日" : end.contains("月") ? "月" : "";
  }

  /** Year, month, day, as far as printed; what is missing in front comes from another date. */
  private Optional<List<Integer>> parts(String text, List<Integer> other) {
    Matcher year = Pattern.compile("([12][0-9]{3}) ?年?|(今|去|前|明|后|当|同)年").matcher(text);
    Matcher month = Pattern.compile("([0-9]{1,2}) ?月").matcher(text);
    Matcher day = Pattern.compile("([0-9]{1,2}) ?[日号]").matcher(text);
    boolean hasYear = year.lookingAt();
    boolean hasMonth = month.find();
    boolean hasDay = day.find();
    if (text.contains("世纪") || text.contains("年代") || text.contains("每月")) {
      return Optional.empty();
    }
    Optional<Integer> y =
        hasYear
            ? year.group(1) != null
                ? Optional.of(Integer.valueOf(year.group(1)))
                : issueYear.map(issue -> issue + offset(year.group(2)))
            : other.isEmpty() ? issueYear : Optional.of(other.get(0));
    if (y.isEmpty() || !(hasYear || hasMonth || hasDay)) {
      return Optional.empty();
    }
    List<Integer> parts = new ArrayList<>();
    parts.add(y.get());
    if (hasMonth) {
      parts.add(Integer.valueOf(month.group(1)));
    } else if (hasDay) {
      Optional<Integer> m = other.size() > 1 ? Optional.of(other.get(1)) : issueMonth;
      if (m.isEmpty()) {
        return Optional.empty();
      }
      parts.add(m.get());
    }
    if (hasDay) {
      parts.add(Integer.valueOf(day.group(1)));
    }
    return Optional.of(parts);
  }

  private static int offset(String relative) {
    return switch (relative) {
      case "去" -> -1;
      case "前" -> -2;
      case "明" -> 1;
      case "后" -> 2;
      default -> 0;
    };
  }

  private static Optional<String> iso(List<Integer> parts) {
    try {
      return Optional.of(
          switch (parts.size()) {
            case 1 -> String.format(Locale.ROOT, "%04d", parts.get(0));
            case 2 -> String.format(Locale.ROOT, "%04d-%02d", parts.get(0), parts.get(1));
            default -> LocalDate.of(parts.get(0), parts.get(1), parts.get(2)).toString();
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
