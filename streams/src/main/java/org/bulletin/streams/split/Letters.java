package org.bulletin.streams.split;

import java.text.Normalizer;

/** What of a text stays the same however it is set: its letters and digits. */
public final class Letters {

  private Letters() {}

  /**
   * The first letters and digits of a text, in the form that makes full and half width the same
   * (NFKC).
   *
   * @param count at most so many code points
   */
  public static String first(int count, String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(count)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
