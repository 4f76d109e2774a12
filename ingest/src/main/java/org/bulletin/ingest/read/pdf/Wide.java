package org.bulletin.ingest.read.pdf;

/** Characters that fill an em box. */
final class Wide {

  private static final int FIRST = 0x2E80;
  private static final int LAST = 0xFFE6;
  private static final int FIRST_HALF_WIDTH = 0xFF61;
  private static final int LAST_HALF_WIDTH = 0xFFDC;
  private static final int FIRST_SUPPLEMENTARY = 0x20000;
  private static final String QUOTES_AND_DASHES = "“”‘’—…·";

  private Wide() {}

  static boolean is(int c) {
    return (c >= FIRST && c <= LAST && !(c >= FIRST_HALF_WIDTH && c <= LAST_HALF_WIDTH))
        || c >= FIRST_SUPPLEMENTARY
        || QUOTES_AND_DASHES.indexOf(c) >= 0;
  }
}
