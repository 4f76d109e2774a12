package org.bulletin.ingest.read;

/**
 * What readers may do beside reading.
 *
 * @param ocr recognise the text of scans with the installed tesseract, which takes up to minutes a
 *     page
 */
public record ReaderOptions(boolean ocr) {

  /** No recognition of scans. */
  public static final ReaderOptions DEFAULTS = new ReaderOptions(false);
}
