package org.bulletin.ingest.read.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OcrTest {

  private static final String TEXT = "城郊的合作社昨天开了仓库，把新到的种子按村分好。";

  private final FurnitureReader furniture = new FurnitureReader(List.of());

  @BeforeAll
  static void font() {
    ChineseFont.assumeInstalled();
  }

  @Test
  void scanIsRecognisedWithItsPlaces() throws IOException, RefusedException {
    // Given
    assumeTesseract();
    byte[] scan =
        scanOf(
            PdfPages.page(400, 300)
                .line(40, 30, 24, "合作社开了仓库")
                .block(40, 90, 12, 250, TEXT)
                .block(40, 150, 12, 250, TEXT));

    // When
    ReadPage page = new PdfReader(furniture, new ReaderOptions(true)).read(scan).pages().get(0);

    // Then
    assertThat(page.text()).contains("城郊的合作社昨天开了仓库，把新到的种子按");
    assertThat(page.metadata().get("ocr")).matches("tesseract \\d.*");
    Line title = page.lines().get(0);
    assertThat(title.getX()).isCloseTo(40, within(4f));
    assertThat(title.getY()).isCloseTo(31, within(4f));
    assertThat(title.getWidth()).isCloseTo(168, within(8f));
    assertThat(title.getFontSize()).isCloseTo(24, within(4f));
    assertThat(page.text().substring(title.getStart(), title.getEnd()))
        .startsWith("合作")
        .endsWith("开了仓库");
  }

  @Test
  void emptyScanIsRefused() throws IOException {
    // Given
    assumeTesseract();
    byte[] scan = scanOf(PdfPages.page(400, 300));

    // When, Then
    assertThatThrownBy(() -> new PdfReader(furniture, new ReaderOptions(true)).read(scan))
        .isInstanceOf(RefusedException.class)
        .hasMessage("it holds no text that OCR would recognise");
  }

  @Test
  void pageWithTextIsNotRecognised() throws RefusedException {
    // Given
    byte[] pdf = PdfPages.pdf(PdfPages.page(400, 300).block(40, 90, 12, 250, TEXT));
    PdfPageReader pages = new PdfPageReader(furniture, Optional.of(new Ocr("no-such-tesseract")));

    // When
    ReadPage page =
        new PdfReader(pages, PdfReader.longest(ReaderOptions.DEFAULTS)).read(pdf).pages().get(0);

    // Then
    assertThat(page.metadata()).isEmpty();
    assertThat(page.number()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void withoutTesseractTheSentenceSaysWhatToInstall() throws IOException {
    // Given
    byte[] scan = scanOf(PdfPages.page(400, 300).line(40, 30, 24, "合作社开了仓库"));
    PdfPageReader pages = new PdfPageReader(furniture, Optional.of(new Ocr("no-such-tesseract")));
    PdfReader reader = new PdfReader(pages, PdfReader.longest(ReaderOptions.DEFAULTS));

    // When, Then
    assertThatThrownBy(() -> reader.read(scan))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("tesseract does not run: install tesseract")
        .hasMessageContaining("tesseract-ocr-chi-sim");
  }

  private static byte[] scanOf(PdfPages.Sheet sheet) throws IOException {
    try (PDDocument print = Loader.loadPDF(PdfPages.pdf(sheet));
        PDDocument scan = new PDDocument()) {
      BufferedImage image = new PDFRenderer(print).renderImageWithDPI(0, 200, ImageType.GRAY);
      PDRectangle size = print.getPage(0).getMediaBox();
      PDPage page = new PDPage(size);
      scan.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
        content.drawImage(
            LosslessFactory.createFromImage(scan, image), 0, 0, size.getWidth(), size.getHeight());
      }
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      scan.save(pdf);
      return pdf.toByteArray();
    }
  }

  /** Skips where tesseract is missing; fails in continuous integration. */
  private static void assumeTesseract() {
    Optional<String> missing = missing();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(missing).isEmpty();
    }
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
  }

  private static Optional<String> missing() {
    try {
      Tesseract.installed("tesseract");
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.getMessage());
    }
  }
}
