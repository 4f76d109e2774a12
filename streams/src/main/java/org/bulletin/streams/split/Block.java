package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that belong together beyond doubt: a paragraph or a part of one, a part of a title, a
 * byline.
 *
 * @param index place on the page, from 0
 * @param lines in the order of the page
 * @param text the lines joined
 * @param column width of the hard-wrapped columns around it, in ems; 0 where nothing is wrapped
 * @param vertical whether it was set one character a line
 * @param alone whether it is a line that is complete and nobody's continuation, such as a byline
 */
record Block(
    int index,
    List<Line> lines,
    String text,
    Shape shape,
    double column,
    boolean vertical,
    boolean alone) {

  static Block of(int index, List<Line> lines, double column, boolean vertical, boolean alone) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      join(text, line.text());
    }
    String joined = text.toString();
    return new Block(index, List.copyOf(lines), joined, Shape.of(joined), column, vertical, alone);
  }

  /** Appends what follows in the next line: Latin words need a blank between them. */
  static void join(StringBuilder text, String next) {
    if (text.length() > 0 && isLatin(text.charAt(text.length() - 1)) && isLatin(next.charAt(0))) {
      text.append(' ');
    }
    text.append(next);
  }

  Block at(int place) {
    return new Block(place, lines, text, shape, column, vertical, alone);
  }

  /** Returns where a part of the text stands on the page. */
  List<Range> rangesOf(int from, int to) {
    List<Range> ranges = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (Line line : lines) {
      join(before, line.text());
      int offset = before.length() - line.text().length();
      int start = Math.max(from, offset);
      int end = Math.min(to, before.length());
      if (start < end) {
        int shift = line.range().start() - offset;
        ranges.add(new Range(start + shift, end + shift));
      }
    }
    return ranges;
  }

  List<Range> ranges() {
    return lines.stream().map(Line::range).toList();
  }

  Line first() {
    return lines.get(0);
  }

  Line last() {
    return lines.get(lines.size() - 1);
  }

  /** Returns the width of the widest line, in ems. */
  double width() {
    double width = 0;
    for (Line line : lines) {
      width = Math.max(width, line.width());
    }
    return width;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
