package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Finds the glyphs near a glyph, by a grid over the page. */
final class Neighbours {

  private static final float CELL = 24;
  private static final int FURTHEST_CELL = 1 << 15;

  /** How far, in ems, glyphs of one line are apart at most. */
  private static final float BESIDE = 3;

  private static final float SAME_LINE = 0.3f;

  private final List<Glyph> glyphs;
  private final Map<Integer, List<Integer>> cells = new HashMap<>();

  Neighbours(List<Glyph> glyphs) {
    this.glyphs = glyphs;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      cells
          .computeIfAbsent(
              key(cell(glyph.centre()), cell(glyph.baseline())), k -> new ArrayList<>())
          .add(i);
    }
  }

  /**
   * The nearest glyph in the same column, or -1.
   *
   * @param farthest in ems, from baseline to baseline
   * @param shift in ems, how far it may stand to the left or right
   * @param factor by which the sizes may differ
   */
  int below(int index, float farthest, float shift, float factor) {
    Glyph glyph = glyphs.get(index);
    float reach = farthest * glyph.size();
    float aside = shift * glyph.size();
    int[] nearest = {-1};
    each(
        glyph.centre() - aside,
        glyph.baseline(),
        glyph.centre() + aside,
        glyph.baseline() + reach,
        i -> {
          Glyph other = glyphs.get(i);
          float pitch = other.baseline() - glyph.baseline();
          boolean fits =
              pitch <= reach
                  && pitch >= glyph.size() / 2
                  && Math.abs(other.centre() - glyph.centre()) <= aside
                  && other.sizedLike(glyph, factor);
          if (fits && (nearest[0] < 0 || other.baseline() < glyphs.get(nearest[0]).baseline())) {
            nearest[0] = i;
          }
        });
    return nearest[0];
  }

  /** How far the nearest other glyph in the same line is, from centre to centre; in points. */
  float besides(int index) {
    Glyph glyph = glyphs.get(index);
    float reach = BESIDE * glyph.size();
    float high = SAME_LINE * glyph.size();
    float[] nearest = {Float.MAX_VALUE};
    each(
        glyph.centre() - reach,
        glyph.baseline() - high,
        glyph.centre() + reach,
        glyph.baseline() + high,
        i -> {
          Glyph other = glyphs.get(i);
          float distance = Math.abs(other.centre() - glyph.centre());
          if (Math.abs(other.baseline() - glyph.baseline()) <= high
              && distance <= reach
              && !other.repeats(glyph)) {
            nearest[0] = Math.min(nearest[0], distance);
          }
        });
    return nearest[0];
  }

  /** The glyphs that are drawn again at the place of a glyph. */
  List<Integer> repeatsOf(int index) {
    Glyph glyph = glyphs.get(index);
    float reach = glyph.size() / 2;
    List<Integer> repeats = new ArrayList<>();
    each(
        glyph.centre() - reach,
        glyph.baseline() - reach,
        glyph.centre() + reach,
        glyph.baseline() + reach,
        i -> {
          if (i != index && glyphs.get(i).repeats(glyph)) {
            repeats.add(i);
          }
        });
    return repeats;
  }

  private void each(float left, float top, float right, float bottom, IntConsumer action) {
    if (Thread.currentThread().isInterrupted()) {
      throw new LimitException("reading it takes too long");
    }
    for (int x = cell(left); x <= cell(right); x++) {
      for (int y = cell(top); y <= cell(bottom); y++) {
        cells.getOrDefault(key(x, y), List.of()).forEach(action::accept);
      }
    }
  }

  private static int cell(float points) {
    return (int) Math.max(-1, Math.min(FURTHEST_CELL, Math.floor(points / CELL)));
  }

  private static int key(int x, int y) {
    return (x << 16) ^ (y & 0xFFFF);
  }
}
