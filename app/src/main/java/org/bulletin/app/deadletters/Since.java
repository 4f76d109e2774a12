package org.bulletin.app.deadletters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time that is given as how long ago, or as a day. */
public final class Since {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Since() {}

  /**
   * Reads {@code 90m}, {@code 2h}, {@code 7d}, an ISO 8601 duration such as {@code PT36H}, or a
   * day, which begins at midnight of the machine's zone.
   *
   * @throws IllegalArgumentException if it is none of these, in a sentence
   */
  public static Instant parse(String text, Instant now, ZoneId zone) {
    Matcher ago = AGO.matcher(text);
    try {
      if (ago.matches()) {
        return now.minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
      }
      return text.toUpperCase(Locale.ROOT).startsWith("P")
          ? now.minus(Duration.parse(text))
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time: say 90m, 2h, 7d, PT36H or 2024-05-17", e);
    }
  }
}
