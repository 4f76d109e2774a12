package org.bulletin.ingest.read.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The text of a line. A blank stands where the gap between two glyphs says so: where it is wider
 * than the line is spaced, between Chinese characters clearly so, or a little if a blank is drawn
 * there. Blanks without a gap are none.
 */
final class LineText {

  /** In ems; justified lines are spaced evenly, blanks are at least half an em. */
  private static final double WIDE_BLANK = 0.4;

  /** In ems; blanks of Latin text are 0.25 wide, less when a line is squeezed. */
  private static final double NARROW_BLANK = 0.17;

  private LineText() {}

  /** A line that is read from left to right. */
  static PrintedLine across(List<Glyph> glyphs) {
    return line(text(glyphs, Glyph::x, Glyph::right), glyphs, false);
  }

  /** A line that is read from top to bottom. */
  static PrintedLine down(List<Glyph> glyphs) {
    return line(text(glyphs, Glyph::top, Glyph::bottom), glyphs, true);
  }

  private static PrintedLine line(String text, List<Glyph> glyphs, boolean vertical) {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    float size = 0;
    for (Glyph glyph : glyphs) {
      left = Math.min(left, glyph.x());
      right = Math.max(right, glyph.right());
      top = Math.min(top, glyph.top());
      bottom = Math.max(bottom, glyph.bottom());
      size = Math.max(size, glyph.size());
    }
    return new PrintedLine(text, left, top, right - left, bottom - top, size, vertical);
  }

  private static String text(
      List<Glyph> glyphs, ToDoubleFunction<Glyph> start, ToDoubleFunction<Glyph> end) {
    double[] gaps = new double[glyphs.size()];
    for (int i = 1; i < gaps.length; i++) {
      Glyph before = glyphs.get(i - 1);
      Glyph glyph = glyphs.get(i);
      gaps[i] =
          (start.applyAsDouble(glyph) - end.applyAsDouble(before))
              / Math.min(before.size(), glyph.size());
    }
    double wide = WIDE_BLANK + spacing(glyphs, gaps, true);
    double drawn = NARROW_BLANK + spacing(glyphs, gaps, true);
    double narrow = NARROW_BLANK + spacing(glyphs, gaps, false);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < gaps.length; i++) {
      if (i > 0
          && gaps[i]
              >= (isNarrow(glyphs, i) ? narrow : glyphs.get(i).afterBlank() ? drawn : wide)) {
        text.append(' ');
      }
      text.append(glyphs.get(i).text());
    }
    return text.toString();
  }

  /** How widely a line is spaced, in ems: three in four gaps are at least that wide. */
  private static double spacing(List<Glyph> glyphs, double[] gaps, boolean wide) {
    double[] ofKind = new double[gaps.length];
    int n = 0;
    for (int i = 1; i < gaps.length; i++) {
      if (isWide(glyphs, i) == wide && isNarrow(glyphs, i) != wide) {
        ofKind[n++] = gaps[i];
      }
    }
    Arrays.sort(ofKind, 0, n);
    return n == 0 ? 0 : Math.max(0, ofKind[(n - 1) / 4]);
  }

  private static boolean isWide(List<Glyph> glyphs, int i) {
    return glyphs.get(i - 1).isWide() && glyphs.get(i).isWide();
  }

  private static boolean isNarrow(List<Glyph> glyphs, int i) {
    return !glyphs.get(i - 1).isWide() && !glyphs.get(i).isWide();
  }
}
