package org.bulletin.streams.layout;

import java.util.List;
import java.util.Set;

/**
 * The text of a page with its truth, down to the character.
 *
 * @param truth the items
 * @param fragments where the text comes from, in page order: every character that is not blank is
 *     in exactly one
 * @param traits what the layout does to a splitter; empty for pages that were really printed
 */
public record KnownPage(GoldPage truth, String text, List<Fragment> fragments, Set<Trait> traits) {

  public KnownPage {
    fragments = List.copyOf(fragments);
    traits = Set.copyOf(traits);
  }
}
