package org.bulletin.indexer.compare;

import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.Indices;

/**
 * The indices of one side of a comparison.
 *
 * @param name what the report calls the side: its generation
 * @param articles index of the articles
 * @param pages index of the pages
 */
public record ComparedIndices(String name, Index articles, Index pages) {

  /** The indices of a generation. */
  public static ComparedIndices of(String generation) {
    return new ComparedIndices(generation, Indices.articles(generation), Indices.pages(generation));
  }
}
