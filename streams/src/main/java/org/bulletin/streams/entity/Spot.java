package org.bulletin.streams.entity;

/**
 * A stretch of a passage that names something.
 *
 * @param passage the passage
 * @param start first UTF-16 code unit
 * @param end the code unit after the last
 */
record Spot(Passage passage, int start, int end) {

  /** Returns the normalized text. */
  String text() {
    return passage.text().substring(start, end);
  }

  int length() {
    return end - start;
  }
}
