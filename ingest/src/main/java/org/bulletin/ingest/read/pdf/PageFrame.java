package org.bulletin.ingest.read.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.bulletin.ingest.read.RefusedException;

/**
 * A page as it is shown: cut to its crop box, turned as the page says, from the top left corner.
 *
 * @param toPage from the PDF's units to points on the page
 * @param width in points
 * @param height in points
 */
record PageFrame(AffineTransform toPage, float width, float height) {

  /** PDF 32000-1, annex C: the largest page at the default unit, five metres. */
  private static final float MAX_POINTS = 14_400;

  /**
   * The frame of a page.
   *
   * @throws RefusedException if the page has no size, or is larger than a PDF's page may be
   */
  static PageFrame of(PDPage page) throws RefusedException {
    PDRectangle box = page.getCropBox();
    float unit = page.getUserUnit();
    boolean upright = page.getRotation() % 180 == 0;
    float width = unit * (upright ? box.getWidth() : box.getHeight());
    float height = unit * (upright ? box.getHeight() : box.getWidth());
    if (!(width > 1 && height > 1 && width <= MAX_POINTS && height <= MAX_POINTS)) {
      throw new RefusedException(
          "its size, %.0f by %.0f points, is none that paper has".formatted(width, height));
    }
    return new PageFrame(toPage(box, page.getRotation(), unit), width, height);
  }

  /** PDF 32000-1, 7.7.3.3: Rotate turns the page clockwise; y points upwards. */
  private static AffineTransform toPage(PDRectangle box, int rotation, float unit) {
    float left = box.getLowerLeftX();
    float bottom = box.getLowerLeftY();
    float right = box.getUpperRightX();
    float top = box.getUpperRightY();
    AffineTransform turned =
        switch (Math.floorMod(rotation, 360)) {
          case 90 -> new AffineTransform(0, 1, 1, 0, -bottom, -left);
          case 180 -> new AffineTransform(-1, 0, 0, 1, right, -bottom);
          case 270 -> new AffineTransform(0, -1, -1, 0, top, right);
          default -> new AffineTransform(1, 0, 0, -1, -left, top);
        };
    turned.preConcatenate(AffineTransform.getScaleInstance(unit, unit));
    return turned;
  }

  /** Tells whether a glyph at a point is on the page; slugs and bleeds are not. */
  boolean shows(Point2D point, float size) {
    return point.getX() > -size
        && point.getY() > 0
        && point.getX() < width
        && point.getY() < height + size;
  }
}
