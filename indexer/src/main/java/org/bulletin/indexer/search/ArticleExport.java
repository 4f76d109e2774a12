package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Hit;

/** Gives the articles of a filter one after the other, with their text. Safe across threads. */
public final class ArticleExport {

  /** So many articles of usual length are some megabytes. */
  private static final int BATCH = 500;

  /** What is of use to this program alone. */
  private static final List<String> LEFT_OUT =
      List.of("body", "entities", "paragraphs.spans", "headline_spans", "other_spans");

  private final OpenSearchClient client;

  /** Reads through a connection that the caller closes. */
  public ArticleExport(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * Documents without search text, entities and spans, latest first. An article that is indexed
   * meanwhile may be left out; none comes twice.
   *
   * @param limit how many to give, at most
   * @return not safe across threads; it and this method throw {@link
   *     OpenSearchUnavailableException} if OpenSearch does not answer as it should
   */
  public Iterator<ObjectNode> of(ArticleFilter filter, int limit) {
    return new Batches(filter, limit);
  }

  private final class Batches implements Iterator<ObjectNode> {

    private final ArticleFilter filter;
    private int left;
    private List<Hit<ObjectNode>> batch;
    private int next;

    private Batches(ArticleFilter filter, int limit) {
      this.filter = filter;
      this.left = limit;
      this.batch = fetch(List.of());
    }

    @Override
    public boolean hasNext() {
      return left > 0 && next < batch.size();
    }

    @Override
    public ObjectNode next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Hit<ObjectNode> hit = batch.get(next);
      next++;
      left--;
      if (next == batch.size() && left > 0) {
        batch = fetch(hit.sort());
        next = 0;
      }
      return hit.source();
    }

    private List<Hit<ObjectNode>> fetch(List<FieldValue> after) {
      SearchRequest.Builder request =
          new SearchRequest.Builder()
              .index(Indices.ARTICLES)
              .ignoreUnavailable(true)
              .query(filter.query())
              .sort(ArticleSearch.sort(ArticleQuery.Order.NEWEST))
              .source(source -> source.filter(fields -> fields.excludes(LEFT_OUT)))
              .trackTotalHits(hits -> hits.enabled(false))
              .size(Math.min(BATCH, left));
      if (!after.isEmpty()) {
        request.searchAfter(after);
      }
      try {
        return client.search(request.build(), ObjectNode.class).hits().hits();
      } catch (IOException | OpenSearchException e) {
        throw new OpenSearchUnavailableException("OpenSearch cannot search: " + e.getMessage(), e);
      }
    }
  }
}
