package org.bulletin.streams.layout;

import java.util.List;
import java.util.Set;

/**
 * An item set in type, not yet placed on a page.
 *
 * @param item its number in the page's truth
 * @param truth the item as printed
 * @param titleAt where its title goes
 * @param columns its body, at least one column; empty for teasers
 * @param tail what stands after the body: signature, jump line, byline
 * @param captions what may stand elsewhere
 */
record Galley(
    int item,
    GoldItem truth,
    TitleAt titleAt,
    List<Block> title,
    List<Block> byline,
    List<Column> columns,
    List<Block> tail,
    List<Block> captions,
    Set<Trait> traits) {

  /** Where a title goes. */
  enum TitleAt {
    BEFORE,
    AFTER,
    FAR
  }

  /**
   * A column of a body.
   *
   * @param text its characters
   * @param cut how it ends
   */
  record Column(List<Block> blocks, String text, Cut cut) {}

  /** How a column ends. */
  enum Cut {
    /** With the article. */
    NONE,
    /** With a paragraph. */
    PARAGRAPH,
    /** Inside a sentence, between two words. */
    SENTENCE,
    /** Inside a word. */
    WORD;

    /** Whether a paragraph goes on in the next column. */
    boolean inside() {
      return this == SENTENCE || this == WORD;
    }
  }

  Galley {
    title = List.copyOf(title);
    byline = List.copyOf(byline);
    columns = List.copyOf(columns);
    tail = List.copyOf(tail);
    captions = List.copyOf(captions);
    traits = Set.copyOf(traits);
  }

  /** Whether the body goes on in another column. */
  boolean broken() {
    return columns.size() > 1;
  }
}
