package org.bulletin.app.commands;

import org.bulletin.ingest.read.ReaderOptions;
import picocli.CommandLine.Option;

/** Whether scans are read. */
public final class OcrOption {

  @Option(
      names = "--ocr",
      description =
          "Recognise the text of scanned PDF pages with the installed tesseract (minutes a page).")
  private boolean ocr;

  /** What the readers may do. */
  public ReaderOptions readerOptions() {
    return new ReaderOptions(ocr);
  }
}
