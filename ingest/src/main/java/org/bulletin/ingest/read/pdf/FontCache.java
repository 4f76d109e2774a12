package org.bulletin.ingest.read.pdf;

/** PDFBox's list of the fonts of the machine, for PDFs that bring none. */
final class FontCache {

  private static final String FOLDER = "pdfbox.fontcache";

  private FontCache() {}

  /** Keeps PDFBox from writing into the user's home, unless the user has said where to. */
  static void inTemporaryFolder() {
    if (System.getProperty(FOLDER) == null) {
      System.setProperty(FOLDER, System.getProperty("java.io.tmpdir"));
    }
  }
}
