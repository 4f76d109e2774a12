package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a page's text into lines. Form feeds and every kind of line end count as line ends. */
final class LineReader {

  private LineReader() {}

  /**
   * Returns the lines that print something: in the order of the columns where the page says where
   * they stand on paper, else in the order of the text.
   */
  static List<Line> read(PageText page) {
    String text = page.text();
    Map<Integer, Float> fonts = new HashMap<>();
    for (PageText.TextLine line : page.lines()) {
      fonts.put(line.range().start(), line.fontSize());
    }
    List<Line> lines = new ArrayList<>();
    int blankLines = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isLineEnd(text.charAt(end))) {
        end++;
      }
      int start = at;
      int stop = end;
      while (start < stop && Blank.is(text.charAt(start))) {
        start++;
      }
      while (stop > start && Blank.is(text.charAt(stop - 1))) {
        stop--;
      }
      if (start < stop) {
        Range range = new Range(start, stop);
        float font = fonts.getOrDefault(at, fonts.getOrDefault(start, 0f));
        lines.add(new Line(range, text.substring(start, stop), blankLines, start - at, font));
        blankLines = 0;
      } else {
        blankLines++;
      }
      boolean pair = end + 1 < text.length() && text.startsWith("\r\n", end);
      at = end + (pair ? 2 : 1);
    }
    return PrintedLines.ordered(lines, page.lines());
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\u000B' || c == '\u2028' || c == '\u2029';
  }
}
