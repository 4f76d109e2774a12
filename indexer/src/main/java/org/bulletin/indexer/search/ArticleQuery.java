package org.bulletin.indexer.search;

/**
 * What to look for, and which part of the result to give.
 *
 * @param filter which articles are meant
 * @param order of the result
 * @param from how many articles to skip
 * @param size how many to give at most; from and size together at most 10 000, which is as far as
 *     OpenSearch counts out
 * @param lead about how many characters of its beginning to give as the passage of an article whose
 *     body has no term; 0 for none
 */
public record ArticleQuery(ArticleFilter filter, Order order, int from, int size, int lead) {

  private static final int WINDOW = 10_000;

  public ArticleQuery {
    if (from < 0 || size < 0 || from + size > WINDOW) {
      throw new IllegalArgumentException(
          "only the first %d articles of a result can be shown, not %d from %d on"
              .formatted(WINDOW, size, from));
    }
  }

  /** Articles that contain all terms of a text. */
  public ArticleQuery(String text, Order order, int from, int size) {
    this(ArticleFilter.ofText(text), order, from, size, 0);
  }

  /** Orders of a result. */
  public enum Order {
    /** By date of publication, latest first; undated articles last. */
    NEWEST,
    /** By how well they match. */
    BEST
  }
}
