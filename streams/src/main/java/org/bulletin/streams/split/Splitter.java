package org.bulletin.streams.split;

import java.util.List;

/** Cuts a page's text into articles. Implementations are immutable and safe across threads. */
public interface Splitter {

  /**
   * Splits a page. The ranges of the result are disjoint and together cover every non-blank
   * character of the page's text, whatever the text is.
   *
   * @param page the page; at most 1 MiB of UTF-8
   * @return its articles in page order, and what belongs to none
   */
  Splitting split(PageText page);

  /**
   * Tells how a page is split.
   *
   * @param page as for {@link #split}
   * @return the decisions behind the result, page part by page part; none where the splitter cannot
   *     say
   */
  default List<Explanation> explain(PageText page) {
    return List.of();
  }

  /**
   * Names the way of splitting, for provenance; changes when a page may be split differently.
   *
   * @return a short version, such as {@code 3}
   */
  String version();
}
