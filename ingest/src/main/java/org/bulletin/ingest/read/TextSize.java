package org.bulletin.ingest.read;

import java.nio.charset.StandardCharsets;
import org.bulletin.schemas.topics.Topics;

/** The largest text that a page may have. */
public final class TextSize {

  private static final int MAX_BYTES_A_CHAR = 3;

  private TextSize() {}

  /**
   * Lets pass what fits.
   *
   * @throws RefusedException if the text is larger than {@link Topics#MAX_PAGE_TEXT_BYTES}
   */
  public static void check(String text) throws RefusedException {
    if (text.length() <= Topics.MAX_PAGE_TEXT_BYTES / MAX_BYTES_A_CHAR) {
      return;
    }
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > Topics.MAX_PAGE_TEXT_BYTES) {
      throw new RefusedException(
          "its text has %,d bytes of UTF-8; a page has at most %,d"
              .formatted(size, Topics.MAX_PAGE_TEXT_BYTES));
    }
  }
}
