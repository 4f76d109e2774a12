package org.bulletin.ingest.read.pdf;

/**
 * The direction in which a glyph is written, to the nearest quarter, and the frame in which it is
 * upright. Frames are in points from their own top left corner.
 */
enum Turn {
  /** To the right. */
  NONE,
  /** Downwards, the tops of the glyphs to the right. */
  CLOCKWISE,
  /** To the left, upside down. */
  HALF,
  /** Upwards, the tops of the glyphs to the left. */
  ANTICLOCKWISE;

  /** The turn of a direction on the page, y downwards. */
  static Turn of(double dx, double dy) {
    if (Math.abs(dx) >= Math.abs(dy)) {
      return dx >= 0 ? NONE : HALF;
    }
    return dy > 0 ? CLOCKWISE : ANTICLOCKWISE;
  }

  /** The x in the frame of a point on a page of some size. */
  double x(double x, double y, double pageWidth, double pageHeight) {
    return switch (this) {
      case NONE -> x;
      case CLOCKWISE -> y;
      case HALF -> pageWidth - x;
      case ANTICLOCKWISE -> pageHeight - y;
    };
  }

  /** The y in the frame of a point on a page of some size. */
  double y(double x, double y, double pageWidth, double pageHeight) {
    return switch (this) {
      case NONE -> y;
      case CLOCKWISE -> pageWidth - x;
      case HALF -> pageHeight - y;
      case ANTICLOCKWISE -> x;
    };
  }

  /** A line of the frame, where it stands on the page. */
  PrintedLine onPage(PrintedLine line, float pageWidth, float pageHeight) {
    return switch (this) {
      case NONE -> line;
      case CLOCKWISE -> line.at(pageWidth - line.bottom(), line.x(), line.height(), line.width());
      case HALF ->
          line.at(
              pageWidth - line.right(), pageHeight - line.bottom(), line.width(), line.height());
      case ANTICLOCKWISE ->
          line.at(line.y(), pageHeight - line.right(), line.height(), line.width());
    };
  }
}
