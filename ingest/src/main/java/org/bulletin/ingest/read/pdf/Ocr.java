package org.bulletin.ingest.read.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;

/** Recognises the text of pages from their images. Safe across threads. */
final class Ocr {

  private static final int POINTS_AN_INCH = 72;

  /** What tesseract is trained for. */
  private static final int DPI = 300;

  /** A broadsheet page at 300 dpi has 30 million; larger pages are rendered coarser. */
  private static final double MAX_PIXELS = 60_000_000;

  private final String command;
  private Tesseract tesseract;

  /**
   * What was recognised.
   *
   * @param engine name and version of what recognised it
   */
  record Recognised(PageText text, String engine) {}

  Ocr(String command) {
    this.command = command;
  }

  /** OCR by the installed tesseract, if the options ask for it. */
  static Optional<Ocr> of(ReaderOptions options) {
    return options.ocr() ? Optional.of(new Ocr("tesseract")) : Optional.empty();
  }

  /**
   * Recognises a page.
   *
   * @throws RefusedException if tesseract is not there or fails, or finds no text
   * @throws IOException if the page cannot be rendered
   */
  Recognised read(PDDocument document, PDPage page, PageFrame frame)
      throws IOException, RefusedException {
    Tesseract engine = tesseract();
    double scale = (double) DPI / POINTS_AN_INCH;
    double pixels = scale * scale * frame.width() * frame.height();
    if (pixels > MAX_PIXELS) {
      scale *= Math.sqrt(MAX_PIXELS / pixels);
    }
    Path folder = Files.createTempDirectory("bulletin-ocr");
    try {
      Path image = folder.resolve("page.png");
      render(document, page, (float) scale / page.getUserUnit(), image);
      List<List<PrintedLine>> blocks = engine.read(image, scale);
      if (blocks.isEmpty()) {
        throw new RefusedException("it holds no text that OCR would recognise");
      }
      return new Recognised(PageText.of(blocks), engine.name());
    } finally {
      delete(folder);
    }
  }

  private static void render(PDDocument document, PDPage page, float scale, Path image)
      throws IOException {
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    BufferedImage pixels =
        renderer.renderImage(document.getPages().indexOf(page), scale, ImageType.GRAY);
    ImageIO.write(pixels, "png", image.toFile());
  }

  private synchronized Tesseract tesseract() throws RefusedException {
    if (tesseract == null) {
      tesseract = Tesseract.installed(command);
    }
    return tesseract;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
