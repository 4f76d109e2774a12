package org.bulletin.streams.layout;

import java.util.List;

/**
 * The pages of an issue whose continued articles are known.
 *
 * @param name of its file
 */
public record GoldIssue(String name, List<Page> pages) {

  /**
   * A page of an issue.
   *
   * @param label as printed
   * @param strands of each item of the page, in order
   */
  public record Page(String label, GoldPage page, List<Strand> strands) {

    public Page {
      strands = List.copyOf(strands);
    }
  }

  /**
   * What an item is a part of.
   *
   * @param story the same for all parts of an article; empty where the item is all of it
   * @param optional whether the part may be joined or not: a counterpart prints no jump line
   */
  public record Strand(String story, boolean optional) {}

  public GoldIssue {
    pages = List.copyOf(pages);
  }

  /** Whether nothing but totals of this issue may be looked at while joining is worked on. */
  public boolean withheld() {
    return name.compareTo("x11") >= 0;
  }
}
