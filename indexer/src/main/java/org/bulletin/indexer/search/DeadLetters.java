package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;

/** What could not be processed, in all generations. Safe across threads. */
public final class DeadLetters {

  private static final String STAGE = "stage";
  private static final int STAGES = 10;

  private final OpenSearchClient client;

  /** Searches through a connection that the caller closes. */
  public DeadLetters(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * Dead letters.
   *
   * @param total how many there are
   * @param byStage how many each stage has given up
   * @param latest documents of the latest, without stack traces, latest first
   */
  public record Summary(long total, List<Bucket> byStage, List<ObjectNode> latest) {

    public Summary {
      byStage = List.copyOf(byStage);
      latest = List.copyOf(latest);
    }
  }

  /**
   * Sums them up.
   *
   * @param size how many of the latest to give
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  public Summary summary(int size) {
    try {
      SearchResponse<ObjectNode> answer =
          client.search(
              request ->
                  request
                      .index(Indices.DEAD_LETTERS.name())
                      .ignoreUnavailable(true)
                      .sort(sort -> sort.field(by -> by.field("failed_at").order(SortOrder.Desc)))
                      .source(source -> source.filter(filter -> filter.excludes("stack_trace")))
                      .size(size)
                      .trackTotalHits(hits -> hits.enabled(true))
                      .aggregations(STAGE, Counting.top(STAGE, STAGES)),
              ObjectNode.class);
      return new Summary(
          answer.hits().total().value(),
          Counting.values(answer.aggregations(), STAGE, "", STAGES),
          answer.hits().hits().stream().map(Hit::source).filter(Objects::nonNull).toList());
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException("OpenSearch cannot search: " + e.getMessage(), e);
    }
  }
}
