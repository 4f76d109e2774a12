package org.bulletin.indexer.search;

/**
 * What to look for, and which part of the result to give.
 *
 * @param text terms separated by blanks, each of which an article must contain as it stands; all
 *     articles if there is none
 * @param order of the result
 * @param from how many articles to skip
 * @param size how many to give at most; from and size together at most 10 000, which is as far as
 *     OpenSearch counts out
 */
public record ArticleQuery(String text, Order order, int from, int size) {

  private static final int WINDOW = 10_000;

  public ArticleQuery {
    if (from < 0 || size < 0 || from + size > WINDOW) {
      throw new IllegalArgumentException(
          "only the first %d articles of a result can be shown, not %d from %d on"
              .formatted(WINDOW, size, from));
    }
  }

  /** Orders of a result. */
  public enum Order {
    /** By date of publication, latest first; undated articles last. */
    NEWEST,
    /** By how well they match. */
    BEST
  }
}
