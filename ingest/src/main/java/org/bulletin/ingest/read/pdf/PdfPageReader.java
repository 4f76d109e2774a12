package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.read.TextSize;

/** Reads a page of a PDF: by its glyphs, or, where it is a scan, by OCR if that is asked for. */
final class PdfPageReader {

  /** More characters that are none, and the fonts do not say what they print. */
  private static final double MAX_UNREADABLE = 0.05;

  /** A scan may have a page number or a stamp as text. */
  private static final int FEW = 50;

  private static final double MOSTLY_IMAGE = 0.5;

  private final FurnitureReader furniture;
  private final Optional<Ocr> ocr;

  /**
   * Reads pages.
   *
   * @param ocr for scans, which are refused without
   */
  PdfPageReader(FurnitureReader furniture, Optional<Ocr> ocr) {
    this.furniture = furniture;
    this.ocr = ocr;
  }

  /**
   * Reads a page.
   *
   * @param number of the page, if the document has several
   * @throws RefusedException if it cannot be read
   */
  ReadPage read(PDDocument document, PDPage page, OptionalInt number) throws RefusedException {
    try {
      PageFrame frame = PageFrame.of(page);
      PageGlyphs glyphs = GlyphReader.read(page, frame);
      Optional<String> scan = whyScan(glyphs);
      if (scan.isEmpty()) {
        return page(number, PageText.of(glyphs), Map.of());
      }
      if (ocr.isEmpty()) {
        throw new RefusedException(scan.get());
      }
      Ocr.Recognised recognised = ocr.get().read(document, page, frame);
      return page(number, recognised.text(), Map.of("ocr", recognised.engine()));
    } catch (LimitException e) {
      throw new RefusedException(e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new RefusedException("it is nested too deeply to be read", e);
    } catch (IOException | RuntimeException e) {
      throw new RefusedException("it is broken (%s)".formatted(e.getMessage()), e);
    }
  }

  private ReadPage page(OptionalInt number, PageText text, Map<String, String> metadata)
      throws RefusedException {
    TextSize.check(text.text());
    return new ReadPage(
        number, text.text(), text.lines(), furniture.read(text.text(), text.lines()), metadata);
  }

  private static Optional<String> whyScan(PageGlyphs page) {
    int count = page.count();
    if (count == 0) {
      return Optional.of(
          "it holds no text; if it shows some, as an image or as outlines, ingest it with --ocr");
    }
    if (page.unreadable() > MAX_UNREADABLE * count) {
      return Optional.of(
          "%,d of its %,d characters are none of Unicode's, so that only its image can be read;"
                  .formatted(page.unreadable(), count)
              + " ingest it with --ocr");
    }
    if (count < FEW && page.imageShare() >= MOSTLY_IMAGE) {
      return Optional.of("it is a scan, an image with hardly any text; ingest it with --ocr");
    }
    return Optional.empty();
  }
}
