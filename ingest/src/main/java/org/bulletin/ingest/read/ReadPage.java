package org.bulletin.ingest.read;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bulletin.schemas.Line;

/**
 * A page as a reader gives it.
 *
 * @param number the page in the source, from 1; empty where the source has just one
 * @param text with line ends {@code \n}, at most {@link
 *     org.bulletin.schemas.topics.Topics#MAX_PAGE_TEXT_BYTES} of UTF-8, not blank
 * @param lines where the lines stand on paper, if the reader knows; offsets into {@code text}
 * @param furniture what the page itself says of its newspaper, date and label, if the reader sees
 *     it
 * @param metadata what else the reader found; the same for the same bytes
 */
public record ReadPage(
    OptionalInt number,
    String text,
    List<Line> lines,
    PageFacts furniture,
    Map<String, String> metadata) {

  public ReadPage {
    lines = List.copyOf(lines);
    metadata = Map.copyOf(metadata);
  }

  /** A page of a source that has just one, and nothing beside its text. */
  public static ReadPage of(String text, PageFacts furniture) {
    return new ReadPage(OptionalInt.empty(), text, List.of(), furniture, Map.of());
  }

  /** The same page, with nothing read in its furniture. */
  public ReadPage withoutFurniture() {
    return new ReadPage(number, text, lines, PageFacts.NONE, metadata);
  }
}
