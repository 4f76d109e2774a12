package org.bulletin.ingest.read.pdf;

/**
 * A line and where it stands, in points from the top left corner.
 *
 * @param fontSize of the largest glyph
 * @param vertical read from top to bottom
 */
record PrintedLine(
    String text, float x, float y, float width, float height, float fontSize, boolean vertical) {

  float right() {
    return x + width;
  }

  float bottom() {
    return y + height;
  }

  PrintedLine at(float newX, float newY, float newWidth, float newHeight) {
    return new PrintedLine(text, newX, newY, newWidth, newHeight, fontSize, vertical);
  }

  /** How many points the two have in common from left to right; negative: how far apart. */
  float commonWidth(PrintedLine other) {
    return Math.min(right(), other.right()) - Math.max(x, other.x);
  }

  /** How many points the two have in common from top to bottom; negative: how far apart. */
  float commonHeight(PrintedLine other) {
    return Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
  }

  /** Tells whether the sizes of two lines differ by no more than a factor. */
  boolean sizedLike(PrintedLine other, float factor) {
    return Math.max(fontSize, other.fontSize) <= factor * Math.min(fontSize, other.fontSize);
  }
}
