package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts lines at gutters that are no wider than a blank may be: where the same strip stays white
 * over three rows or more, columns of text end or begin at it, and there is a column's width of
 * text on both sides.
 */
final class Gutters {

  private static final float NARROWEST = 0.6f;

  /** What must be left of the strip, in ems, when the rows are laid upon each other. */
  private static final float NARROWEST_IN_COMMON = 0.4f;

  private static final int ROWS = 3;

  /** Narrower columns there are none; a bullet or a number before a text is no column. */
  private static final float NARROWEST_COLUMN = 4;

  /** In ems, how exactly lines begin at the edges of their columns. */
  private static final float AT_EDGE = 0.4f;

  private static final float INDENT = 2;

  /** In ems: a line that is not justified ends where the next character would not fit. */
  private static final float RAGGED = 1;

  private static final float NEAREST_ROW = 0.8f;
  private static final float FARTHEST_ROW = 2.2f;
  private static final float SAME_ROW = 0.4f;

  private final List<List<Glyph>> byBaseline;

  private Gutters(List<List<Glyph>> lines) {
    this.byBaseline = new ArrayList<>(lines);
    byBaseline.sort(Comparator.comparing(line -> line.get(0).baseline()));
  }

  /** The lines, cut. */
  static List<List<Glyph>> cut(List<List<Glyph>> lines) {
    Gutters gutters = new Gutters(lines);
    List<List<Glyph>> pieces = new ArrayList<>();
    for (List<Glyph> line : lines) {
      int from = 0;
      for (int i = 1; i < line.size(); i++) {
        if (isGap(line.get(i - 1), line.get(i)) && gutters.isGutter(line, i)) {
          pieces.add(line.subList(from, i));
          from = i;
        }
      }
      pieces.add(line.subList(from, line.size()));
    }
    return pieces;
  }

  private static boolean isGap(Glyph before, Glyph after) {
    return after.x() - before.right() >= NARROWEST * Math.min(before.size(), after.size());
  }

  private boolean isGutter(List<Glyph> line, int before) {
    Strip strip = new Strip(line.get(before - 1), line.get(before));
    strip.before = strip.left - line.get(0).x();
    strip.after = line.get(line.size() - 1).right() - strip.right;
    follow(strip, -1);
    follow(strip, 1);
    float column = NARROWEST_COLUMN * strip.size;
    return strip.rows >= ROWS && strip.before >= column && strip.after >= column;
  }

  /** Follows a strip upwards (-1) or downwards (1) as far as it stays white. */
  private void follow(Strip strip, int direction) {
    float baseline = strip.baseline;
    while (strip.rows < ROWS || strip.isOneSided()) {
      List<List<Glyph>> row = row(strip, baseline, direction);
      if (row.isEmpty() || !strip.takes(row)) {
        return;
      }
      baseline = row.get(0).get(0).baseline();
    }
  }

  /** The lines of the nearest row above or below that come near the strip. */
  private List<List<Glyph>> row(Strip strip, float baseline, int direction) {
    float nearest = baseline + direction * NEAREST_ROW * strip.size;
    float farthest = baseline + direction * FARTHEST_ROW * strip.size;
    int from = first(Math.min(nearest, farthest));
    List<List<Glyph>> candidates = new ArrayList<>();
    for (int i = from; i < byBaseline.size(); i++) {
      List<Glyph> line = byBaseline.get(i);
      if (line.get(0).baseline() > Math.max(nearest, farthest)) {
        break;
      }
      if (strip.isNear(line)) {
        candidates.add(line);
      }
    }
    candidates.sort(Comparator.comparing(line -> Math.abs(line.get(0).baseline() - baseline)));
    return candidates.stream()
        .filter(
            line ->
                Math.abs(line.get(0).baseline() - candidates.get(0).get(0).baseline())
                    <= SAME_ROW * strip.size)
        .toList();
  }

  private int first(float baseline) {
    int low = 0;
    int high = byBaseline.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byBaseline.get(middle).get(0).baseline() < baseline) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A white strip, which gets narrower with every row. */
  private static final class Strip {

    private final float baseline;
    private final float size;
    private float left;
    private float right;
    private float before;
    private float after;
    private int rows = 1;

    Strip(Glyph last, Glyph next) {
      this.baseline = next.baseline();
      this.size = Math.min(last.size(), next.size());
      this.left = last.right();
      this.right = next.x();
    }

    boolean isOneSided() {
      return before < NARROWEST_COLUMN * size || after < NARROWEST_COLUMN * size;
    }

    boolean isNear(List<Glyph> line) {
      return line.get(0).x() <= right + 2 * NARROWEST_COLUMN * size
          && line.get(line.size() - 1).right() >= left - 2 * NARROWEST_COLUMN * size;
    }

    /** Lines begin at the left edge of their column, or are indented; they end raggedly. */
    private boolean isAtEdge(Glyph glyph) {
      float after = glyph.x() - right;
      return Math.abs(after) <= AT_EDGE * size
          || Math.abs(after - INDENT * size) <= AT_EDGE * size
          || (glyph.right() <= left + AT_EDGE * size && glyph.right() >= left - RAGGED * size);
    }

    /** Goes on through a row, unless text stands in the way, or no column ends there. */
    boolean takes(List<List<Glyph>> row) {
      float middle = (left + right) / 2;
      float newLeft = left;
      float newRight = right;
      boolean atEdge = false;
      for (List<Glyph> line : row) {
        for (Glyph glyph : line) {
          atEdge |= isAtEdge(glyph);
          if (glyph.centre() < middle) {
            newLeft = Math.max(newLeft, glyph.right());
          } else {
            newRight = Math.min(newRight, glyph.x());
          }
        }
      }
      if (!atEdge || newRight - newLeft < NARROWEST_IN_COMMON * size) {
        return false;
      }
      for (List<Glyph> line : row) {
        before = Math.max(before, left - line.get(0).x());
        after = Math.max(after, line.get(line.size() - 1).right() - right);
      }
      left = newLeft;
      right = newRight;
      rows++;
      return true;
    }
  }
}
