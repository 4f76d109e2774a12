package org.bulletin.indexer.search;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch.core.SearchResponse;

/** Counts articles of the served generation by everything at once. Safe across threads. */
public final class ArticleFacets {

  private static final String OVER_TIME = "over_time";

  private final OpenSearchClient client;

  /** Counts through a connection that the caller closes. */
  public ArticleFacets(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * What the articles of a filter are about.
   *
   * @param total how many there are
   * @param overTime by day of publication
   * @param values the most frequent ones, most frequent first
   */
  public record Counts(long total, Timeline overTime, Map<Facet, List<Bucket>> values) {

    public Counts {
      values = Map.copyOf(values);
    }
  }

  /**
   * Counts, in one search request.
   *
   * @param size how many values to give of each facet, at most
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  public Counts count(ArticleFilter filter, int size) {
    Map<String, Aggregation> aggregations = new HashMap<>();
    aggregations.put(OVER_TIME, Counting.byDay());
    for (Facet facet : Facet.values()) {
      aggregations.put(facet.name(), Counting.top(facet.field(), size));
    }
    SearchResponse<Void> answer = Counting.count(client, filter.query(), aggregations);
    Map<Facet, List<Bucket>> values = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      values.put(facet, Counting.values(answer.aggregations(), facet.name(), "", size));
    }
    return new Counts(
        answer.hits().total().value(), Counting.timeline(answer.aggregations(), OVER_TIME), values);
  }
}
