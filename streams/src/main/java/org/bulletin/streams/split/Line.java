package org.bulletin.streams.split;

/**
 * A piece of one printed line, without blanks at its ends.
 *
 * @param range where it stands in the page's text
 * @param text as printed
 * @param blankLines empty lines before it; -1 if it continues the line of the piece before it
 * @param indent blanks between the line's start and the text
 * @param fontSize in points; 0 where unknown
 */
record Line(Range range, String text, int blankLines, int indent, float fontSize) {

  /** Returns the width in ems: a character below U+0100 counts half. */
  double width() {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) < 0x100 ? 0.5 : 1;
    }
    return width;
  }

  /** Returns whether the piece stands on the same printed line as the one before it. */
  boolean attached() {
    return blankLines < 0;
  }

  /** Returns the part of this piece between two of its offsets, without blanks at its ends. */
  Line part(int from, int to, boolean first) {
    int start = from;
    int end = to;
    while (start < end && Blank.is(text.charAt(start))) {
      start++;
    }
    while (end > start && Blank.is(text.charAt(end - 1))) {
      end--;
    }
    Range part = new Range(range.start() + start, range.start() + end);
    return new Line(
        part, text.substring(start, end), first ? blankLines : -1, first ? indent : 0, fontSize);
  }
}
