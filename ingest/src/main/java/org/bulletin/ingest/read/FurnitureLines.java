package org.bulletin.ingest.read;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single lines for what furniture says. Immutable. */
final class FurnitureLines {

  /** Folio lines with all their addresses and numbers are shorter, paragraphs often are not. */
  private static final int LONGEST = 120;

  private static final String DIGITS = "一二三四五六七八九";
  private static final String NUMBER = "[" + DIGITS + "十]{1,3}";
  private static final String SEPARATOR = "[\\s|·•:：,，/／()（）\\[\\]【】〔〕<>《》—–-]";

  /** Nothing before, or a separator; not the end of a word such as 下转. */
  private static final String BEGIN = "(?<![^\\s|·•:/()\\[\\]【】〔〕<>《》—–版报-])";

  private static final Pattern DATE =
      Pattern.compile(
          BEGIN
              + "(\\d{4})(?:\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日"
              + "|([-./])(\\d{1,2})\\4(\\d{1,2})(?!\\d))"
              + "(?=$|星期|周[一二三四五六日]|礼拜|农历|第|"
              + SEPARATOR
              + ")");
  private static final Pattern CHINESE_DATE =
      Pattern.compile(
          (BEGIN + "([〇○零" + DIGITS + "]{4})\\s*年\\s*(" + NUMBER + ")\\s*月\\s*(" + NUMBER)
              + (")\\s*日(?=$|星期|周[一二三四五六日]|礼拜|农历|第|" + SEPARATOR + ")"));
  private static final Pattern WEEKDAY = Pattern.compile("(?:星期|周|礼拜)\\s*([一二三四五六日天])");
  private static final Pattern LABEL =
      Pattern.compile(
          (BEGIN + "(?<!(?:[转接见刊至到共]|今日|本期|本报)\\s{0,3})")
              + ("(第\\s*)?(?:([A-Za-z]?)(\\d{1,3})|(" + NUMBER + "))\\s*版(?=$|" + SEPARATOR + ")"));
  private static final Pattern LETTER_LABEL =
      Pattern.compile(BEGIN + "([A-Z])(\\d{2})(?=$|" + SEPARATOR + ")");

  /** What may stand beside a label that is alone: the name of the page, 要闻. */
  private static final Pattern SECTION = Pattern.compile("\\p{IsHan}{0,6}");

  private final Map<String, String> newspapers = new HashMap<>();

  FurnitureLines(Collection<String> names) {
    names.forEach(name -> newspapers.put(squeezed(name), name));
  }

  /** What a line says. */
  FurnitureLine read(String line) {
    if (line.length() > LONGEST || line.indexOf('。') >= 0 || line.isBlank()) {
      return FurnitureLine.NOTHING;
    }
    String plain = Normalizer.normalize(line, Normalizer.Form.NFKC).strip();
    Optional<String> masthead = masthead(plain);
    Set<String> named = new HashSet<>();
    masthead.ifPresent(named::add);
    for (String word : plain.split(SEPARATOR + "+", -1)) {
      Optional.ofNullable(newspapers.get(word)).ifPresent(named::add);
    }
    Set<LocalDate> dates = dates(plain);
    Set<String> labels = new HashSet<>();
    Optional<String> sole = labels(plain, labels);
    if (!dates.isEmpty() || !named.isEmpty()) {
      Matcher letter = LETTER_LABEL.matcher(plain);
      while (letter.find()) {
        labels.add(letter.group(1) + letter.group(2));
      }
    }
    return new FurnitureLine(masthead, named, dates, weekdays(plain), labels, sole);
  }

  /** The newspaper that a text names and says nothing else; blanks and brackets do not count. */
  Optional<String> masthead(String text) {
    return Optional.ofNullable(newspapers.get(squeezed(text)));
  }

  private static String squeezed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s《》]", "");
  }

  private static Set<LocalDate> dates(String line) {
    Set<LocalDate> dates = new HashSet<>();
    Matcher date = DATE.matcher(line);
    while (date.find()) {
      boolean chinese = date.group(2) != null;
      add(
          dates,
          Integer.parseInt(date.group(1)),
          Integer.parseInt(date.group(chinese ? 2 : 5)),
          Integer.parseInt(date.group(chinese ? 3 : 6)));
    }
    Matcher written = CHINESE_DATE.matcher(line);
    while (written.find()) {
      int year = 0;
      for (char digit : written.group(1).toCharArray()) {
        year = 10 * year + DIGITS.indexOf(digit) + 1;
      }
      add(dates, year, number(written.group(2)), number(written.group(3)));
    }
    return dates;
  }

  private static void add(Set<LocalDate> dates, int year, int month, int day) {
    try {
      dates.add(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return;
    }
  }

  private static Set<DayOfWeek> weekdays(String line) {
    Set<DayOfWeek> weekdays = new HashSet<>();
    Matcher weekday = WEEKDAY.matcher(line);
    while (weekday.find()) {
      int day = "一二三四五六".indexOf(weekday.group(1));
      weekdays.add(day < 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(day + 1));
    }
    return weekdays;
  }

  /** Collects the labels of a line; the one that is plain enough to stand alone is returned. */
  private static Optional<String> labels(String line, Set<String> labels) {
    Matcher label = LABEL.matcher(line);
    Optional<String> sole = Optional.empty();
    while (label.find()) {
      String number = label.group(3);
      String letter = Optional.ofNullable(label.group(2)).orElse("");
      int value = number == null ? number(label.group(4)) : Integer.parseInt(number);
      labels.add("%s%02d".formatted(letter, value).toUpperCase(Locale.ROOT));
      boolean plain =
          label.group(1) != null || !letter.isEmpty() || (number != null && number.length() > 1);
      String rest = line.substring(0, label.start()) + line.substring(label.end());
      if (plain && SECTION.matcher(rest.replaceAll(SEPARATOR, "")).matches()) {
        sole = labels.stream().findFirst();
      }
    }
    return labels.size() == 1 ? sole : Optional.empty();
  }

  /** Chinese numbers up to ninety-nine: 十二, 二十一. */
  private static int number(String written) {
    int ten = written.indexOf('十');
    if (ten < 0) {
      return DIGITS.indexOf(written.charAt(0)) + 1;
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(written.charAt(0)) + 1;
    int ones = ten == written.length() - 1 ? 0 : DIGITS.indexOf(written.charAt(ten + 1)) + 1;
    return 10 * tens + ones;
  }
}
