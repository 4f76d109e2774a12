package org.bulletin.indexer.compare;

import java.io.IOException;
import java.util.List;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.indices.RefreshResponse;

/** Compares what two generations have in OpenSearch, document by document, in constant memory. */
public final class GenerationComparison {

  private GenerationComparison() {}

  /**
   * Compares the documents as of now; whoever asks has waited until both generations have passed
   * the same offsets. Takes time in proportion to the documents.
   *
   * @param connection closed by the caller
   * @param sampleSize how many articles of each kind of difference to give as samples
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should, or not with
   *     every document; an index that is not there is such a case
   */
  public static ComparisonReport of(
      OpenSearchConnection connection,
      ComparedIndices before,
      ComparedIndices after,
      int sampleSize) {
    for (Index index :
        List.of(before.articles(), before.pages(), after.articles(), after.pages())) {
      refresh(connection, index);
    }
    PageTally pages = new PageTally();
    walk(connection, before.pages(), after.pages(), PageTally.KEY, PageTally.FIELDS, pages);
    ArticleTally articles = new ArticleTally(sampleSize);
    walk(
        connection,
        before.articles(),
        after.articles(),
        ArticleTally.KEY,
        ArticleTally.FIELDS,
        articles);
    return new ComparisonReport(
        before.name(),
        after.name(),
        pages.pages(),
        articles.articles(),
        articles.entities(),
        pages.unfitCorrections(),
        articles.samples());
  }

  private static void walk(
      OpenSearchConnection connection,
      Index before,
      Index after,
      String key,
      List<String> fields,
      SortedMerge.Listener listener) {
    try (IndexScan old = IndexScan.ofFields(connection, before.name(), key, fields);
        IndexScan fresh = IndexScan.ofFields(connection, after.name(), key, fields)) {
      SortedMerge.walk(old, fresh, listener);
    }
  }

  private static void refresh(OpenSearchConnection connection, Index index) {
    try {
      RefreshResponse response =
          connection.client().indices().refresh(refresh -> refresh.index(index.name()));
      if (response.shards().failed() > 0) {
        throw new OpenSearchUnavailableException(
            "OpenSearch cannot refresh every shard of index " + index.name());
      }
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException(
          "OpenSearch cannot refresh index " + index.name() + ": " + e.getMessage(), e);
    }
  }
}
