package org.bulletin.streams.split;

/**
 * A stretch of a page's text.
 *
 * @param start first UTF-16 code unit, from 0
 * @param end the code unit after the last; greater than {@code start}
 */
public record Range(int start, int end) {

  public Range {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** Returns the number of UTF-16 code units. */
  public int length() {
    return end - start;
  }
}
