package org.bulletin.ingest.read.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.bulletin.ingest.read.PrintedCharacters;

/** Runs a page's drawing program and collects its glyphs. For one page; not safe across threads. */
final class GlyphReader extends PDFStreamEngine {

  /** A full broadsheet page has some 15,000. */
  private static final int MAX_GLYPHS = 200_000;

  /** Forms that draw each other make billions out of a few bytes. */
  private static final int MAX_OPERATIONS = 2_000_000;

  private static final float GLYPH_UNITS = 1000;
  private static final float LEAST_SIZE = 0.5f;
  private static final String UNKNOWN = "\uFFFD";

  private final Map<Turn, List<Glyph>> glyphs = new EnumMap<>(Turn.class);
  private final PageFrame frame;
  private int count;
  private int operations;
  private int unreadable;
  private double imageArea;
  private boolean afterBlank;

  private GlyphReader(PageFrame frame) {
    this.frame = frame;
    addOperator(new BeginText(this));
    addOperator(new Concatenate(this));
    addOperator(new ImageOperators.Draw(this, this::imageDrawn));
    addOperator(new ImageOperators.Inline(this, this::imageDrawn));
    addOperator(new EndText(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new NextLine(this));
    addOperator(new SetCharSpacing(this));
    addOperator(new MoveText(this));
    addOperator(new MoveTextSetLeading(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new SetTextLeading(this));
    addOperator(new SetMatrix(this));
    addOperator(new SetTextRenderingMode(this));
    addOperator(new SetTextRise(this));
    addOperator(new SetWordSpacing(this));
    addOperator(new SetTextHorizontalScaling(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
  }

  /**
   * Collects the glyphs of a page.
   *
   * @throws IOException if the page is broken
   * @throws LimitException if it draws too much
   */
  static PageGlyphs read(PDPage page, PageFrame frame) throws IOException {
    GlyphReader reader = new GlyphReader(frame);
    reader.processPage(page);
    double share = reader.imageArea / ((double) frame.width() * frame.height());
    return new PageGlyphs(
        reader.glyphs, reader.unreadable, Math.min(1, share), frame.width(), frame.height());
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operations > MAX_OPERATIONS || Thread.currentThread().isInterrupted()) {
      throw new LimitException(
          "it draws more than %,d things on one page".formatted(MAX_OPERATIONS));
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (++count > MAX_GLYPHS) {
      throw new LimitException("it has more than %,d characters on one page".formatted(MAX_GLYPHS));
    }
    String text = font.toUnicode(code);
    if (text != null && text.codePoints().allMatch(GlyphReader::isBlank)) {
      afterBlank = true;
      return;
    }
    float advance = font.isVertical() ? font.getWidth(code) / GLYPH_UNITS : displacement.getX();
    AffineTransform toPage = new AffineTransform(frame.toPage());
    toPage.concatenate(matrix.createAffineTransform());
    Point2D origin = toPage.transform(new Point2D.Double(0, 0), null);
    Point2D up = toPage.deltaTransform(new Point2D.Double(0, 1), null);
    Point2D right = toPage.deltaTransform(new Point2D.Double(1, 0), null);
    float size = (float) up.distance(0, 0);
    if (!(size >= LEAST_SIZE) || !frame.shows(origin, size)) {
      return;
    }
    add(text, origin, right, advance, size, font.isVertical());
  }

  private void add(
      String said, Point2D origin, Point2D right, float advance, float size, boolean vertical) {
    String text = said == null ? UNKNOWN : PrintedCharacters.of(said);
    if (text.isEmpty()) {
      return;
    }
    if (text.codePoints().anyMatch(GlyphReader::isUnreadable)) {
      unreadable++;
    }
    Turn turn = Turn.of(right.getX(), right.getY());
    double x = turn.x(origin.getX(), origin.getY(), frame.width(), frame.height());
    double y = turn.y(origin.getX(), origin.getY(), frame.width(), frame.height());
    float width = (float) (advance * right.distance(0, 0));
    glyphs
        .computeIfAbsent(turn, each -> new ArrayList<>())
        .add(new Glyph(text, (float) x, (float) y, width, size, vertical, afterBlank));
    afterBlank = false;
  }

  private void imageDrawn() {
    AffineTransform toPage = new AffineTransform(frame.toPage());
    toPage.concatenate(getGraphicsState().getCurrentTransformationMatrix().createAffineTransform());
    imageArea += Math.abs(toPage.getDeterminant());
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean isUnreadable(int c) {
    return Character.getType(c) == Character.PRIVATE_USE || c == UNKNOWN.charAt(0);
  }
}
