package org.bulletin.schemas.pages;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page's label, so that {@code 2}, {@code 02} and {@code 第二版} are one page. Ordered as an issue
 * is read.
 *
 * @param section letters in upper case; empty where the paper has no sections
 * @param number from 1
 */
public record PageLabel(String section, int number) implements Comparable<PageLabel> {

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final Pattern WESTERN = Pattern.compile("([A-Za-z]{0,2})\\s*0*(\\d{1,3})");
  private static final Pattern CHINESE =
      Pattern.compile("([A-Za-z]{0,2})([一二三四五六七八九]?十?[一二三四五六七八九]?)");
  private static final Comparator<PageLabel> ORDER =
      Comparator.comparing(PageLabel::section).thenComparingInt(PageLabel::number);

  /** Reads a label as it is printed; empty where it names no number. */
  public static Optional<PageLabel> read(String printed) {
    String label =
        Normalizer.normalize(printed, Normalizer.Form.NFKC)
            .strip()
            .replaceFirst("^第", "")
            .replaceFirst("[版页]$", "")
            .strip()
            .toUpperCase(Locale.ROOT);
    Matcher western = WESTERN.matcher(label);
    if (western.matches()) {
      return of(western.group(1), Integer.parseInt(western.group(2)));
    }
    Matcher chinese = CHINESE.matcher(label);
    return chinese.matches() ? of(chinese.group(1), number(chinese.group(2))) : Optional.empty();
  }

  /** Returns this label as it is meant on a page: without a section, it is of that page's. */
  public PageLabel on(PageLabel page) {
    return section.isEmpty() ? new PageLabel(page.section, number) : this;
  }

  /** The label with two digits, as most newspapers print it: 01, A01. */
  public String padded() {
    return String.format("%s%02d", section, number);
  }

  @Override
  public int compareTo(PageLabel other) {
    return ORDER.compare(this, other);
  }

  private static Optional<PageLabel> of(String section, int number) {
    return number > 0 ? Optional.of(new PageLabel(section, number)) : Optional.empty();
  }

  private static int number(String digits) {
    int ten = digits.indexOf('十');
    if (ten < 0) {
      return digits.length() == 1 ? DIGITS.indexOf(digits.charAt(0)) : 0;
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(digits.charAt(0));
    int ones = ten + 1 < digits.length() ? DIGITS.indexOf(digits.charAt(ten + 1)) : 0;
    return tens * 10 + ones;
  }
}
