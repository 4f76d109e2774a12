package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.streams.split.PageText.TextLine;
import org.bulletin.streams.split.ReadingOrder.Box;

/**
 * Brings the lines of a page into the order of its columns, where a reader has told where they
 * stand on paper. Lines that stand below each other, with the same left edge and in the same size,
 * are a run; the runs are put into reading order. Indents and gaps are told from the paper, too.
 */
final class PrintedLines {

  /** A page whose reader gave the place of fewer lines is taken in the order of its text. */
  private static final double ENOUGH = 0.8;

  /** More runs than any page has: the order of the text then. */
  private static final int MOST_RUNS = 600;

  /** Lines of a run are this far apart at most, from top to top, in their size of type. */
  private static final double LEADING = 2.1;

  /** Sizes of type in one run, as a ratio. */
  private static final double ALIKE = 1.15;

  /** The first line of a paragraph stands in by two characters, in their size of type. */
  private static final double INDENT = 2.6;

  /** What stands in by less is not indented but set unevenly, in the size of type. */
  private static final double LEAST_INDENT = 0.8;

  private PrintedLines() {}

  private record Placed(Line line, TextLine place) {}

  private static final class Run {
    private final List<Placed> lines = new ArrayList<>();
    private Box box;

    Run(Placed first) {
      lines.add(first);
      box = boxOf(first.place());
    }

    Placed last() {
      return lines.get(lines.size() - 1);
    }

    void add(Placed next) {
      lines.add(next);
      box = box.and(boxOf(next.place()));
    }

    boolean takes(Placed next) {
      TextLine before = last().place();
      TextLine place = next.place();
      float size = Math.max(before.fontSize(), place.fontSize());
      double step = place.y() - before.y();
      double ratio = size / Math.max(0.1, Math.min(before.fontSize(), place.fontSize()));
      return step > 0
          && step <= LEADING * size
          && ratio <= ALIKE
          && (Math.abs(place.x() - box.left()) <= INDENT * size || centred(before, place, size))
          && box.sharesColumn(boxOf(place));
    }

    /** Lines of a headline that are set around one axis. */
    private static boolean centred(TextLine before, TextLine place, float size) {
      double axis = before.x() + before.width() / 2;
      return Math.abs(place.x() + place.width() / 2 - axis) <= LEAST_INDENT * size;
    }
  }

  /**
   * Returns the lines in reading order, or as they are where too little is known of their place.
   */
  static List<Line> ordered(List<Line> lines, List<TextLine> places) {
    Map<Integer, TextLine> byStart = new HashMap<>();
    places.forEach(place -> byStart.put(place.range().start(), place));
    List<Placed> placed = new ArrayList<>();
    List<Line> elsewhere = new ArrayList<>();
    for (Line line : lines) {
      TextLine place = byStart.get(line.range().start() - line.indent());
      if (place == null) {
        place = byStart.get(line.range().start());
      }
      if (place != null && place.width() > 0 && place.height() > 0) {
        placed.add(new Placed(line, place));
      } else {
        elsewhere.add(line);
      }
    }
    if (lines.isEmpty() || placed.size() < ENOUGH * lines.size()) {
      return lines;
    }
    List<Run> runs = runs(placed);
    if (runs.size() > MOST_RUNS) {
      return lines;
    }
    List<Line> ordered = new ArrayList<>();
    for (int index : ReadingOrder.of(runs.stream().map(run -> run.box).toList())) {
      append(ordered, runs.get(index));
    }
    ordered.addAll(elsewhere);
    return ordered;
  }

  private static List<Run> runs(List<Placed> placed) {
    List<Placed> downwards =
        placed.stream()
            .sorted(
                Comparator.<Placed>comparingDouble(each -> each.place().y())
                    .thenComparingDouble(each -> each.place().x()))
            .toList();
    List<Run> runs = new ArrayList<>();
    for (Placed next : downwards) {
      Run nearest = null;
      for (Run run : runs) {
        boolean nearer =
            nearest == null
                || distance(run.last().place(), next) < distance(nearest.last().place(), next);
        if (nearer && run.takes(next)) {
          nearest = run;
        }
      }
      if (nearest == null) {
        runs.add(new Run(next));
      } else {
        nearest.add(next);
      }
    }
    return runs;
  }

  private static double distance(TextLine above, Placed next) {
    return Math.hypot(next.place().x() - above.x(), next.place().y() - above.y());
  }

  private static void append(List<Line> ordered, Run run) {
    boolean first = true;
    for (Placed each : run.lines) {
      TextLine place = each.place();
      double in = (place.x() - run.box.left()) / Math.max(0.1, place.fontSize());
      int indent = in < LEAST_INDENT ? 0 : (int) Math.round(in);
      Line line = each.line();
      ordered.add(
          new Line(
              line.range(),
              line.text(),
              first ? 1 : 0,
              Math.max(line.indent(), indent),
              place.fontSize()));
      first = false;
    }
  }

  private static Box boxOf(TextLine place) {
    return new Box(
        place.x(),
        place.y(),
        place.x() + place.width(),
        place.y() + place.height(),
        place.fontSize());
  }
}
