package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts upright glyphs together to lines: those that stand on one baseline, side by side. What is
 * further apart than a gutter never stands in one line.
 */
final class LineBuilder {

  /** Gutters of newspapers are 1 to 2 ems wide; wider gaps inside a line are rare. */
  private static final float WIDEST_GAP = 1.5f;

  /** Where the size changes, the next glyph must be nearer: it may be another text. */
  private static final float WIDEST_GAP_OF_SIZES = 0.6f;

  /** How far punctuation that is set close may overlap the glyph before it. */
  private static final float WIDEST_OVERLAP = 0.6f;

  private static final float SAME_BASELINE = 0.25f;
  private static final float SAME_SIZE = 1.15f;
  private static final float SIZES_OF_A_LINE = 1.8f;

  /** A glyph may be drawn up to four times for bold. */
  private static final int REPEATS = 8;

  private final List<List<Glyph>> done = new ArrayList<>();
  private final List<List<Glyph>> open = new ArrayList<>();

  private LineBuilder() {}

  /** The lines of the glyphs, each from left to right, glyphs drawn twice once. */
  static List<List<Glyph>> lines(List<Glyph> glyphs) {
    LineBuilder builder = new LineBuilder();
    glyphs.stream()
        .sorted(Comparator.comparing(Glyph::x).thenComparing(Glyph::baseline))
        .forEach(builder::add);
    builder.done.addAll(builder.open);
    return builder.done;
  }

  private void add(Glyph glyph) {
    if (Thread.currentThread().isInterrupted()) {
      throw new LimitException("reading it takes too long");
    }
    close(glyph.x());
    if (open.stream().anyMatch(line -> repeats(line, glyph))) {
      return;
    }
    Optional<List<Glyph>> line =
        open.stream()
            .filter(each -> continues(last(each), glyph))
            .min(Comparator.comparing(each -> distance(last(each), glyph)));
    line.orElseGet(this::newLine).add(glyph);
  }

  private List<Glyph> newLine() {
    List<Glyph> line = new ArrayList<>();
    open.add(line);
    return line;
  }

  /** Lines that end too far to the left cannot go on. */
  private void close(float x) {
    for (int i = open.size() - 1; i >= 0; i--) {
      Glyph last = last(open.get(i));
      if (last.right() + WIDEST_GAP * SIZES_OF_A_LINE * last.size() < x) {
        done.add(open.get(i));
        int end = open.size() - 1;
        open.set(i, open.get(end));
        open.remove(end);
      }
    }
  }

  private static boolean repeats(List<Glyph> line, Glyph glyph) {
    if (Math.abs(last(line).baseline() - glyph.baseline()) > glyph.size()) {
      return false;
    }
    for (int i = line.size() - 1; i >= Math.max(0, line.size() - REPEATS); i--) {
      if (glyph.repeats(line.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean continues(Glyph last, Glyph next) {
    float smaller = Math.min(last.size(), next.size());
    if (Math.abs(last.baseline() - next.baseline()) > SAME_BASELINE * smaller
        || !last.sizedLike(next, SIZES_OF_A_LINE)) {
      return false;
    }
    float widest = last.sizedLike(next, SAME_SIZE) ? WIDEST_GAP : WIDEST_GAP_OF_SIZES;
    float gap = next.x() - last.right();
    return gap <= widest * smaller
        && gap >= -WIDEST_OVERLAP * smaller
        && next.centre() > last.centre();
  }

  private static float distance(Glyph last, Glyph next) {
    return Math.abs(next.x() - last.right()) + Math.abs(next.baseline() - last.baseline());
  }

  private static Glyph last(List<Glyph> line) {
    return line.get(line.size() - 1);
  }
}
