package org.bulletin.indexer.search;

import java.util.List;

/**
 * A part of a result.
 *
 * @param total how many articles match
 * @param hits those asked for
 */
public record ArticleHits(long total, List<ArticleHit> hits) {

  public ArticleHits {
    hits = List.copyOf(hits);
  }
}
