package org.bulletin.ingest.read.html;

import java.util.List;

/**
 * Tells text from what surrounds it, by how much of a block leads elsewhere and by how sentences
 * look, not by the names that a site gives to its parts.
 *
 * <p>Link density as in Kohlschütter, Fankhauser and Nejdl, Boilerplate Detection using Shallow
 * Text Features (WSDM 2010), who put the limit at a third.
 */
final class Boilerplate {

  private static final double MAX_LINK_DENSITY = 1 / 3.0;

  /** A block of text that is this long and has sentence marks is surely part of an article. */
  private static final int LONG = 25;

  /** Kicker, headline, deck, byline, date and source stand between navigation and text. */
  private static final int LINES_BEFORE = 10;

  /** Authors and editors stand after the text. */
  private static final int LINES_AFTER = 3;

  private Boilerplate() {}

  /**
   * The blocks of the article: from the first sentence to the last, with the lines around them up
   * to the next link. Where there are no sentences: all that does not lead elsewhere.
   */
  static List<HtmlBlock> removed(List<HtmlBlock> blocks) {
    int first = 0;
    while (first < blocks.size() && !isSentence(blocks.get(first))) {
      first++;
    }
    if (first == blocks.size()) {
      return withoutLinks(blocks);
    }
    int last = blocks.size() - 1;
    while (!isSentence(blocks.get(last))) {
      last--;
    }
    int from = first;
    while (from > 0 && first - from < LINES_BEFORE && !leadsAway(blocks.get(from - 1))) {
      from--;
    }
    int to = last + 1;
    while (to < blocks.size() && to - last <= LINES_AFTER && !leadsAway(blocks.get(to))) {
      to++;
    }
    return withoutLinks(blocks.subList(from, to));
  }

  /** The blocks that do not lead elsewhere. Headings may: they lead to their articles. */
  static List<HtmlBlock> withoutLinks(List<HtmlBlock> blocks) {
    return blocks.stream().filter(block -> !leadsAway(block)).toList();
  }

  private static boolean isSentence(HtmlBlock block) {
    return block.text().length() >= LONG && block.hasSentenceMarks() && !leadsAway(block);
  }

  private static boolean leadsAway(HtmlBlock block) {
    return !block.heading() && block.linkDensity() > MAX_LINK_DENSITY;
  }
}
