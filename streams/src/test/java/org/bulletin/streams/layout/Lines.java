package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.streams.split.Range;

/** Lines of a page's text. */
final class Lines {

  private Lines() {}

  /** Returns the lines, each with the {@code \n} that ends it. */
  static List<Range> of(String text) {
    List<Range> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(new Range(start, end));
      start = end;
    }
    return lines;
  }

  /** Returns a stretch without the white space at its ends; it must hold something else. */
  static Range trim(CharSequence text, Range range) {
    int start = range.start();
    int end = range.end();
    while (Squeeze.blank(text.charAt(start))) {
      start++;
    }
    while (Squeeze.blank(text.charAt(end - 1))) {
      end--;
    }
    return new Range(start, end);
  }

  /** Returns where the given number of characters that are not blank ends, or the stretch. */
  static int endAfter(String text, Range range, int characters) {
    int left = characters;
    for (int i = range.start(); i < range.end(); i++) {
      if (!Squeeze.blank(text.charAt(i)) && --left == 0) {
        return i + 1;
      }
    }
    return range.end();
  }
}
