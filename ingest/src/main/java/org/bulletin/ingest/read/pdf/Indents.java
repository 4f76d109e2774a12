package org.bulletin.ingest.read.pdf;

import java.util.List;

/**
 * The first lines of paragraphs: those that begin two characters to the right of where most lines
 * of their block begin.
 *
 * @param left where the lines of the block begin; NaN where they do not begin at one edge
 */
record Indents(float left) {

  private static final String INDENT = "\u3000\u3000";
  private static final float NARROWEST = 1.6f;
  private static final float WIDEST = 2.4f;
  private static final float AT_EDGE = 0.3f;

  /** Fewer lines do not tell an indent from a line in the middle. */
  private static final int LINES = 3;

  static Indents of(List<PrintedLine> block) {
    float left = Float.MAX_VALUE;
    for (PrintedLine line : block) {
      left = Math.min(left, line.x());
    }
    int atEdge = 0;
    for (PrintedLine line : block) {
      atEdge += !line.vertical() && line.x() - left <= AT_EDGE * line.fontSize() ? 1 : 0;
    }
    boolean flush = block.size() >= LINES && 2 * atEdge >= block.size();
    return new Indents(flush ? left : Float.NaN);
  }

  /** What stands before a line: two ideographic blanks, or nothing. */
  String before(PrintedLine line) {
    float ems = (line.x() - left) / line.fontSize();
    return ems >= NARROWEST && ems <= WIDEST ? INDENT : "";
  }
}
