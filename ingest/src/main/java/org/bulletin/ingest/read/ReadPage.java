package org.bulletin.ingest.read;

import java.util.List;
import java.util.OptionalInt;
import org.bulletin.schemas.Line;

/**
 * A page as a reader gives it.
 *
 * @param number the page in the source, from 1; empty for kinds of sources that have just one
 * @param text with line ends {@code \n}, at most {@link
 *     org.bulletin.schemas.topics.Topics#MAX_PAGE_TEXT_BYTES} of UTF-8, not blank
 * @param lines where the lines stand on paper, if the reader knows
 * @param furniture what the page itself says of its newspaper, date and label, if the reader sees
 *     it
 */
public record ReadPage(OptionalInt number, String text, List<Line> lines, PageFacts furniture) {

  public ReadPage {
    lines = List.copyOf(lines);
  }
}
