package org.bulletin.app.coverage;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page label taken apart, so that labels can be counted: 01 and 1 are the same page.
 *
 * @param section the letters, empty where there are none: A of A01
 * @param number from 1; 0 where the label has none
 */
record PageLabel(String section, int number) implements Comparable<PageLabel> {

  private static final Pattern FORM = Pattern.compile("([A-Z]*)0*(\\d{1,4})");
  private static final Comparator<PageLabel> ORDER =
      Comparator.comparing(PageLabel::section).thenComparing(PageLabel::number);

  static PageLabel of(String label) {
    Matcher form = FORM.matcher(label.toUpperCase(Locale.ROOT));
    return form.matches()
        ? new PageLabel(form.group(1), Integer.parseInt(form.group(2)))
        : new PageLabel(label, 0);
  }

  @Override
  public int compareTo(PageLabel other) {
    return ORDER.compare(this, other);
  }

  /** As most newspapers print it: two digits. */
  @Override
  public String toString() {
    return number == 0 ? section : String.format("%s%02d", section, number);
  }
}
