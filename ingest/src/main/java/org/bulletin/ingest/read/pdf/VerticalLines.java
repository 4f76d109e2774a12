package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the glyphs that are read downwards: those of fonts that are written so, and Chinese
 * characters that stand nearer to those above and below than to those beside them.
 */
final class VerticalLines {

  /** Glyphs of vertical lines are 1 to 1.2 ems apart, lines of horizontal text 1.2 to 2. */
  private static final float FARTHEST = 1.6f;

  private static final float NEARER = 0.85f;
  private static final float SAME_COLUMN = 0.2f;
  private static final float SAME_SIZE = 1.2f;

  /** Two characters above each other may be accidents of two lines, unless they are large. */
  private static final int SURE = 3;

  private static final float LARGE = 1.3f;

  /** In ems, from one column of a text to the next. */
  private static final float WIDEST_ASIDE = 2;

  /**
   * The glyphs of a page, sorted out.
   *
   * @param columns that are read downwards
   * @param others all other glyphs
   */
  record Found(List<List<Glyph>> columns, List<Glyph> others) {}

  private final Neighbours neighbours;
  private final float typicalSize;
  private final boolean[] taken;
  private final List<Glyph> glyphs;

  private VerticalLines(List<Glyph> glyphs) {
    this.glyphs = glyphs;
    this.neighbours = new Neighbours(glyphs);
    this.taken = new boolean[glyphs.size()];
    this.typicalSize = typicalSize(glyphs);
  }

  /** Sorts the upright glyphs of a page out. */
  static Found of(List<Glyph> all) {
    List<Glyph> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(Glyph::baseline).thenComparing(Glyph::x));
    return new VerticalLines(sorted).find();
  }

  private Found find() {
    List<List<Glyph>> columns = new ArrayList<>();
    int[] next = new int[glyphs.size()];
    boolean[] continued = new boolean[glyphs.size()];
    for (int i = 0; i < next.length; i++) {
      next[i] = below(i);
    }
    for (int below : next) {
      if (below >= 0) {
        continued[below] = true;
      }
    }
    for (int i = 0; i < next.length; i++) {
      if (!continued[i] && !taken[i]) {
        List<Integer> column = column(i, next);
        if (isColumn(column)) {
          take(column, columns);
        }
      }
    }
    // What is left over of a text whose other columns are sure.
    for (int i = 0; i < next.length; i++) {
      if (!continued[i] && !taken[i] && goesOn(glyphs.get(i), columns)) {
        take(column(i, next), columns);
      }
    }
    List<Glyph> others = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        others.add(glyphs.get(i));
      }
    }
    return new Found(columns, others);
  }

  private List<Integer> column(int first, int[] next) {
    List<Integer> column = new ArrayList<>();
    for (int i = first; i >= 0 && !taken[i]; i = next[i]) {
      column.add(i);
    }
    return column;
  }

  private void take(List<Integer> indices, List<List<Glyph>> columns) {
    List<Glyph> column = new ArrayList<>();
    for (int i : indices) {
      taken[i] = true;
      neighbours.repeatsOf(i).forEach(repeat -> taken[repeat] = true);
      column.add(glyphs.get(i));
    }
    columns.add(column);
  }

  private static boolean goesOn(Glyph glyph, List<List<Glyph>> columns) {
    return columns.stream()
        .map(column -> column.get(0))
        .anyMatch(
            first ->
                Math.abs(glyph.baseline() - first.baseline()) <= SAME_COLUMN * first.size()
                    && glyph.sizedLike(first, SAME_SIZE)
                    && first.x() > glyph.x()
                    && first.x() - glyph.x() <= WIDEST_ASIDE * first.size());
  }

  private boolean isColumn(List<Integer> indices) {
    Glyph first = glyphs.get(indices.get(0));
    if (first.vertical() || indices.size() >= SURE) {
      return first.vertical() || indices.size() > 1;
    }
    return indices.size() > 1
        && first.size() >= LARGE * typicalSize
        && indices.stream().allMatch(i -> neighbours.besides(i) == Float.MAX_VALUE);
  }

  private int below(int i) {
    Glyph glyph = glyphs.get(i);
    if (!glyph.vertical() && !glyph.isHan()) {
      return -1;
    }
    int below = neighbours.below(i, FARTHEST, SAME_COLUMN, SAME_SIZE);
    if (below < 0 || glyph.vertical() != glyphs.get(below).vertical()) {
      return -1;
    }
    Glyph next = glyphs.get(below);
    float pitch = next.baseline() - glyph.baseline();
    float beside = Math.min(neighbours.besides(i), neighbours.besides(below));
    return glyph.vertical() || (next.isWide() && pitch < NEARER * beside) ? below : -1;
  }

  private static float typicalSize(List<Glyph> glyphs) {
    float[] sizes = new float[glyphs.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = glyphs.get(i).size();
    }
    Arrays.sort(sizes);
    return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
  }
}
