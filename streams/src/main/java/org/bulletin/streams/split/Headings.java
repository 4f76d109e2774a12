package org.bulletin.streams.split;

import java.util.List;

/**
 * What became of the titles of a page.
 *
 * @param groups title blocks that belong together
 * @param score log odds of all uses together
 */
record Headings(List<Group> groups, double score) {

  enum Use {
    HEADLINE,
    SECTION,
    TEASER,
    LABEL
  }

  /**
   * Title blocks that belong together.
   *
   * @param titles parts in the order of the page
   * @param text index of the text that it is the headline of, in {@link Chains#texts()}; else -1
   * @param score log odds against the second-best use
   */
  record Group(List<Integer> titles, Use use, int text, double score) {}
}
