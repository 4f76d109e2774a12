package org.bulletin.ingest.read.pdf;

import java.util.List;
import java.util.Map;

/**
 * What is drawn on a page.
 *
 * @param glyphs in the frames of their directions, in the order of drawing
 * @param unreadable how many of them are no characters of Unicode: of private use, or without any
 *     meaning given
 * @param imageShare how much of the page is under images, 0 to 1; images that overlap count twice
 * @param width of the page as it is shown, in points
 * @param height of the page as it is shown, in points
 */
record PageGlyphs(
    Map<Turn, List<Glyph>> glyphs, int unreadable, double imageShare, float width, float height) {

  int count() {
    return glyphs.values().stream().mapToInt(List::size).sum();
  }
}
