package org.bulletin.streams.split;

import java.util.List;
import java.util.Objects;

/**
 * What a splitter is given.
 *
 * @param text the page's text; lines end in {@code \n}
 * @param lines where the lines stand on paper, in the order of the text; empty where unknown
 */
public record PageText(String text, List<TextLine> lines) {

  /**
   * Where a line stands on paper.
   *
   * @param range the line in the text
   * @param x left edge in points, from the page's left edge
   * @param y top edge in points, from the page's top edge
   * @param width in points
   * @param height in points
   * @param fontSize of the largest glyph, in points
   */
  public record TextLine(
      Range range, float x, float y, float width, float height, float fontSize) {}

  public PageText {
    Objects.requireNonNull(text, "text");
    lines = List.copyOf(lines);
  }

  /** A page without geometry. */
  public static PageText of(String text) {
    return new PageText(text, List.of());
  }
}
