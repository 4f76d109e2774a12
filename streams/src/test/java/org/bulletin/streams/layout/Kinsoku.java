package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Breaks text into lines as typesetters do: no closing mark begins a line, no opening one ends one.
 */
final class Kinsoku {

  private static final String NEVER_FIRST = "，。、；：！？）》」』”’％…—·℃°,.;:!?)%";
  private static final String NEVER_LAST = "（《「『“‘(";
  private static final String SENTENCE_ENDS = "。！？!?";
  private static final String CLOSERS = "”’」』）)》";

  private Kinsoku() {}

  /**
   * Breaks a text.
   *
   * @param widths the width of each line, by its number from 0, in full-width characters
   * @return the lines; joined they are the text
   */
  static List<String> lines(String text, IntUnaryOperator widths) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = lineEnd(text, start, widths.applyAsInt(lines.size()));
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Whether a text ends with its sentence. */
  static boolean sentenceEnds(String text) {
    int end = text.length();
    while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && SENTENCE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
  }

  /** Returns the width of a text, in full-width characters. */
  static double width(String text) {
    return text.codePoints().mapToDouble(Kinsoku::width).sum();
  }

  private static double width(int codePoint) {
    return codePoint < 0x2000 ? 0.5 : 1;
  }

  private static int lineEnd(String text, int start, int width) {
    double used = 0;
    int end = start;
    while (end < text.length() && used + width(text.codePointAt(end)) <= width) {
      used += width(text.codePointAt(end));
      end += Character.charCount(text.codePointAt(end));
    }
    while (end < text.length() && NEVER_FIRST.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    int last = end;
    while (end < text.length() && end > start && !breaks(text, end)) {
      end--;
    }
    return end > start ? end : Math.max(last, start + 1);
  }

  /** Whether a line may end before a character. */
  static boolean breaks(String text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return NEVER_LAST.indexOf(before) < 0
        && NEVER_FIRST.indexOf(after) < 0
        && !(alphanumeric(before) && alphanumeric(after))
        && !Character.isLowSurrogate(after);
  }

  private static boolean alphanumeric(char c) {
    return (c < 0x250 && Character.isLetterOrDigit(c)) || c == '.';
  }
}
