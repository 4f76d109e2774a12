package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Hit;

/** Articles of the served generation that wait for a page. Safe across threads. */
public final class OpenArticles {

  private static final int BATCH = 1_000;
  private static final Query OPEN =
      Query.of(query -> query.term(term -> term.field("open").value(FieldValue.TRUE)));

  private final OpenSearchClient client;

  /** Searches through a connection that the caller closes. */
  public OpenArticles(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * All of them, in the order of their ids.
   *
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  public List<OpenArticle> all() {
    List<OpenArticle> articles = new ArrayList<>();
    try {
      List<Hit<ObjectNode>> batch = batch(List.of());
      while (!batch.isEmpty()) {
        batch.forEach(hit -> articles.add(article(hit.source())));
        batch = batch(batch.get(batch.size() - 1).sort());
      }
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException("OpenSearch cannot search: " + e.getMessage(), e);
    }
    return List.copyOf(articles);
  }

  /**
   * How many there are.
   *
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  public long count() {
    try {
      return client
          .count(count -> count.index(Indices.ARTICLES).ignoreUnavailable(true).query(OPEN))
          .count();
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException("OpenSearch cannot count: " + e.getMessage(), e);
    }
  }

  private List<Hit<ObjectNode>> batch(List<FieldValue> after) throws IOException {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(Indices.ARTICLES)
            .ignoreUnavailable(true)
            .query(OPEN)
            .sort(sort -> sort.field(field -> field.field("article_id").order(SortOrder.Asc)))
            .source(
                source ->
                    source.filter(
                        filter ->
                            filter.includes(
                                "page_id", "headline", "continued_on_page", "continued_from_page")))
            .size(BATCH);
    if (!after.isEmpty()) {
      request.searchAfter(after);
    }
    return client.search(request.build(), ObjectNode.class).hits().hits();
  }

  private static OpenArticle article(ObjectNode document) {
    return new OpenArticle(
        document.path("page_id").asText(),
        document.path("headline").asText(),
        text(document, "continued_on_page"),
        text(document, "continued_from_page"));
  }

  private static Optional<String> text(ObjectNode document, String field) {
    return Optional.ofNullable(document.path(field).asText(null));
  }
}
