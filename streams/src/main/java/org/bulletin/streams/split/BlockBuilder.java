package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Joins lines into blocks, where there is no doubt: the wrapped lines of a column, and titles set
 * vertically. What it leaves apart can still be joined later; what it joins stays joined.
 */
final class BlockBuilder {

  private static final int NEIGHBOURS = 3;
  private static final int SHORTEST_VERTICAL = 4;

  /** How much shorter than its neighbours a full line may be, in ems: hanging punctuation. */
  private static final double RAGGED = 2.6;

  /** How much the first line of a paragraph is indented, in ems. */
  private static final double INDENT = 2.4;

  private static final double NARROW = 6;

  private final Predicate<String> standsAlone;
  private final Predicate<String> ofPage;
  private final WordModel words;

  /**
   * @param standsAlone tells lines that are complete and nobody's continuation, such as bylines
   * @param ofPage tells those of them that belong to the page, such as dates
   */
  BlockBuilder(Predicate<String> standsAlone, Predicate<String> ofPage, WordModel words) {
    this.standsAlone = standsAlone;
    this.ofPage = ofPage;
    this.words = words;
  }

  List<Block> build(List<Line> lines) {
    List<Block> blocks = new ArrayList<>();
    double[] columns = Columns.widths(lines);
    boolean indents = indentsMatter(lines);
    boolean[] alone = new boolean[lines.size()];
    for (int i = 0; i < alone.length; i++) {
      String text = lines.get(i).text();
      alone[i] = standsAlone.test(text) && !(ofPage.test(text) && insideText(lines, i, columns[i]));
    }
    int at = 0;
    while (at < lines.size()) {
      int end = alone[at] ? at : verticalEnd(lines, at);
      boolean vertical = end > at;
      if (!vertical) {
        end = at + 1;
        while (end < lines.size()
            && !alone[end - 1]
            && !alone[end]
            && joins(lines, end - 1, columns[end - 1], indents)
            && verticalEnd(lines, end) == end) {
          end++;
        }
      }
      blocks.add(Block.of(blocks.size(), lines.subList(at, end), columns[at], vertical, alone[at]));
      at = end;
    }
    return blocks;
  }

  /** Whether a line goes on with the full line of a sentence before it. */
  private static boolean insideText(List<Line> lines, int i, double column) {
    if (i == 0 || column == 0 || lines.get(i).blankLines() > 0 || lines.get(i).indent() > 0) {
      return false;
    }
    Line before = lines.get(i - 1);
    return !Shape.of(before.text()).closed()
        && hasStop(lines, i - 1)
        && before.width() > NARROW
        && isFull(before, column);
  }

  /** The end of a vertical title that begins at a line, or the line itself. */
  private static int verticalEnd(List<Line> lines, int from) {
    int end = from;
    int singles = 0;
    while (end < lines.size() && end - from < 60 && lines.get(end).text().length() <= 2) {
      Line line = lines.get(end);
      if (end > from && line.blankLines() > 1) {
        break;
      }
      singles += line.text().length() == 1 ? 1 : 0;
      end++;
    }
    boolean tall = end - from >= SHORTEST_VERTICAL && singles * 5 >= (end - from) * 4;
    return tall ? end : from;
  }

  private boolean joins(List<Line> lines, int i, double column, boolean indents) {
    Line a = lines.get(i);
    Line b = lines.get(i + 1);
    if (b.blankLines() != 0
        || Math.abs(a.fontSize() - b.fontSize()) > 1
        || Continuity.originLength(b.text()) > 0) {
      return false;
    }
    Shape shape = Shape.of(a.text());
    boolean indented = b.indent() > 0 && indents;
    double before = widest(lines, i, -1);
    double after = widest(lines, i, 1);
    if (shape.closed()) {
      return !indented && a.width() > NARROW && isFull(a, Math.max(before, after));
    }
    if (!hasStop(lines, i)) {
      return !indented && titleGoesOn(a, b, shape, column);
    }
    if (indented && !isFull(a, before)) {
      return false;
    }
    if (shape.ending() == Shape.Ending.PAUSE || !shape.opened().isEmpty()) {
      return true;
    }
    double reference = before == 0 ? after : Math.min(before, Math.max(after, b.width()));
    if (a.width() > NARROW && isFull(a, reference) && b.width() > 5) {
      return true;
    }
    boolean firstLine = before == 0 && a.width() >= after - RAGGED - INDENT;
    return (firstLine || isFull(a, reference) || isFull(a, column))
        && a.width() > NARROW
        && words.junction(a.text(), b.text()) > 0;
  }

  /** A title goes on in lines of like width, or, where it is set as wide as the text, in a rest. */
  private static boolean titleGoesOn(Line a, Line b, Shape shape, double column) {
    if (shape.ending() == Shape.Ending.PAUSE || !shape.opened().isEmpty()) {
      return true;
    }
    double ratio = a.width() / b.width();
    boolean wraps = column > 0 && Math.abs(a.width() - column) < RAGGED && b.width() < a.width();
    return wraps || (ratio > 0.6 && ratio < 4);
  }

  /** Where most lines are indented, an indented line begins nothing. */
  private static boolean indentsMatter(List<Line> lines) {
    return 2 * lines.stream().filter(line -> line.indent() > 0).count() < lines.size();
  }

  private static boolean isFull(Line line, double reference) {
    return line.width() >= reference - RAGGED;
  }

  /** The widest of the next few lines of the same run, 0 if there are none. */
  private static double widest(List<Line> lines, int i, int step) {
    double widest = 0;
    int at = i;
    for (int n = 0; n < NEIGHBOURS; n++) {
      boolean apart =
          step > 0
              ? at + 1 >= lines.size() || lines.get(at + 1).blankLines() != 0
              : at == 0 || lines.get(at).blankLines() != 0;
      if (apart) {
        break;
      }
      at += step;
      widest = Math.max(widest, lines.get(at).width());
    }
    return widest;
  }

  /** Whether a sentence ends near a line, in the same run of lines. */
  private static boolean hasStop(List<Line> lines, int i) {
    boolean found = lines.get(i).text().indexOf('。') >= 0;
    for (int k = i; !found && k > i - NEIGHBOURS && k > 0 && lines.get(k).blankLines() == 0; k--) {
      found = lines.get(k - 1).text().indexOf('。') >= 0;
    }
    for (int k = i + 1;
        !found && k <= i + NEIGHBOURS && k < lines.size() && lines.get(k).blankLines() == 0;
        k++) {
      found = lines.get(k).text().indexOf('。') >= 0;
    }
    return found;
  }
}
