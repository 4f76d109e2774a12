package org.bulletin.ingest.read.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Sets newspaper pages as PDFs, for tests: texts at places, in points from the top left corner.
 *
 * <pre>{@code
 * byte[] pdf = PdfPages.pdf(
 *     PdfPages.page(600, 800)
 *         .line(40, 20, 30, "青浦报")
 *         .vertical(560, 100, 24, 300, "一座城的早晨")
 *         .columns(40, 100, 10, 160, 15, 3, 400, List.of("第一段……", "第二段……")));
 * }</pre>
 *
 * Needs {@link ChineseFont}.
 */
public final class PdfPages {

  /** Leading, in ems. */
  private static final float LEADING = 1.4f;

  /** Baseline below the top of the em box, in ems. */
  private static final float ASCENT = 0.88f;

  static {
    FontCache.inTemporaryFolder();
  }

  private PdfPages() {}

  /**
   * A text and its place. It is wrapped after as many characters as fit.
   *
   * @param x left edge of the first line or column of characters
   * @param y its top
   * @param size of the font
   * @param width of the lines, of vertical ones their height; they go on below, vertical ones to
   *     the left
   * @param vertical one character below another
   */
  public record Placed(float x, float y, float size, float width, String text, boolean vertical) {

    /** The lines after wrapping, from the first; {@code \n} ends a line too. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (String part : text.split("\n", -1)) {
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (int c : part.codePoints().toArray()) {
          float advance = vertical ? size : size * ChineseFont.advance(c);
          if (used + advance > width + 0.01f) {
            lines.add(line.toString());
            line.setLength(0);
            used = 0;
          }
          line.appendCodePoint(c);
          used += advance;
        }
        lines.add(line.toString());
      }
      return lines;
    }
  }

  /** A page that is being set. */
  public static final class Sheet {

    private final float width;
    private final float height;
    private final List<Placed> texts = new ArrayList<>();
    private final List<PDRectangle> boxes = new ArrayList<>();
    private int rotation;
    private float bold;
    private float spacing;

    private Sheet(float width, float height) {
      this.width = width;
      this.height = height;
    }

    /** Puts a text of one line. */
    public Sheet line(float x, float y, float size, String text) {
      return put(new Placed(x, y, size, Float.MAX_VALUE, text, false));
    }

    /** Puts a text of lines of some width. */
    public Sheet block(float x, float y, float size, float blockWidth, String text) {
      return put(new Placed(x, y, size, blockWidth, text, false));
    }

    /** Puts a vertical text of columns of some height, the first at the right. */
    public Sheet vertical(float x, float y, float size, float columnHeight, String text) {
      return put(new Placed(x, y, size, columnHeight, text, true));
    }

    /** Lets paragraphs, each indented by two characters, flow through columns side by side. */
    public Sheet columns(
        float x,
        float y,
        float size,
        float columnWidth,
        float gutter,
        int count,
        float columnHeight,
        List<String> paragraphs) {
      List<String> lines = new ArrayList<>();
      for (String paragraph : paragraphs) {
        lines.addAll(
            new Placed(0, 0, size, columnWidth, "\u3000\u3000" + paragraph, false).lines());
      }
      int perColumn = (int) (columnHeight / (LEADING * size));
      for (int i = 0; i < lines.size(); i++) {
        int column = i / perColumn;
        if (column == count) {
          throw new IllegalArgumentException("the text has more lines than the columns");
        }
        float left = x + column * (columnWidth + gutter);
        line(left, y + i % perColumn * LEADING * size, size, lines.get(i));
      }
      return this;
    }

    /** Puts a text. */
    public Sheet put(Placed text) {
      texts.add(text);
      return this;
    }

    /** Draws the frame of a box. */
    public Sheet box(float x, float y, float boxWidth, float boxHeight) {
      boxes.add(new PDRectangle(x, height - y - boxHeight, boxWidth, boxHeight));
      return this;
    }

    /** Draws every glyph twice, the second time that far to the right. */
    public Sheet bold(float shift) {
      bold = shift;
      return this;
    }

    /** Sets the glyphs of all lines that much further apart. */
    public Sheet spaced(float points) {
      spacing = points;
      return this;
    }

    /** Says that the page is to be shown turned clockwise; places are those before it is. */
    public Sheet turned(int degrees) {
      rotation = degrees;
      return this;
    }

    /** Draws what is put so far row by row across all columns, as some publishers' programs do. */
    public Sheet rowByRow() {
      texts.sort(Comparator.comparing(Placed::y).thenComparing(Placed::x));
      return this;
    }

    /** The texts in the order in which they are drawn. */
    public List<Placed> texts() {
      return List.copyOf(texts);
    }
  }

  /** An empty page of a size in points. */
  public static Sheet page(float width, float height) {
    return new Sheet(width, height);
  }

  /** The PDF of some pages. */
  public static byte[] pdf(Sheet... sheets) {
    try (PDDocument document = new PDDocument();
        TrueTypeCollection fonts = new TrueTypeCollection(ChineseFont.FILE.toFile())) {
      PDFont font = PDType0Font.load(document, fonts.getFontByName(ChineseFont.NAME), true);
      for (Sheet sheet : sheets) {
        add(document, font, sheet);
      }
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      document.save(pdf);
      return pdf.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(PDDocument document, PDFont font, Sheet sheet) throws IOException {
    PDPage page = new PDPage(new PDRectangle(sheet.width, sheet.height));
    page.setRotation(sheet.rotation);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      for (PDRectangle box : sheet.boxes) {
        content.addRect(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
        content.stroke();
      }
      for (Placed text : sheet.texts) {
        set(content, font, sheet, text, 0);
        if (sheet.bold > 0) {
          set(content, font, sheet, text, sheet.bold);
        }
      }
    }
  }

  private static void set(
      PDPageContentStream content, PDFont font, Sheet sheet, Placed text, float shift)
      throws IOException {
    List<String> lines = text.lines();
    for (int i = 0; i < lines.size(); i++) {
      float step = i * LEADING * text.size();
      if (text.vertical()) {
        int[] characters = lines.get(i).codePoints().toArray();
        for (int j = 0; j < characters.length; j++) {
          String character = Character.toString(characters[j]);
          float y = text.y() + j * text.size();
          show(content, font, sheet, text.size(), text.x() - step + shift, y, character);
        }
      } else {
        show(content, font, sheet, text.size(), text.x() + shift, text.y() + step, lines.get(i));
      }
    }
  }

  private static void show(
      PDPageContentStream content,
      PDFont font,
      Sheet sheet,
      float size,
      float x,
      float y,
      String text)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.setCharacterSpacing(sheet.spacing);
    content.newLineAtOffset(x, sheet.height - y - ASCENT * size);
    content.showText(text);
    content.endText();
  }
}
