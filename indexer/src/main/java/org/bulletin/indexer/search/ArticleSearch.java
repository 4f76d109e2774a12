package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Highlight;
import org.opensearch.client.opensearch.core.search.Hit;

/** Finds articles of the served generation. Safe across threads. */
public final class ArticleSearch {

  private static final String HEADLINE = "headline";
  private static final String BODY = "body";
  private static final List<String> LONG_FIELDS =
      List.of(BODY, "paragraphs", "entities", "headline_spans", "other_spans");
  private static final int PASSAGES = 3;

  /** About a line of a terminal, where a Chinese character is two columns wide. */
  private static final int PASSAGE_CHARS = 60;

  private final OpenSearchClient client;

  /** Searches through a connection that the caller closes. */
  public ArticleSearch(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /**
   * Finds articles. Before the first article is indexed there is none.
   *
   * @throws OpenSearchUnavailableException if OpenSearch does not answer as it should
   */
  public ArticleHits find(ArticleQuery query) {
    try {
      SearchResponse<ObjectNode> response = client.search(request(query), ObjectNode.class);
      return new ArticleHits(
          response.hits().total().value(),
          response.hits().hits().stream().map(ArticleSearch::hit).toList());
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException("OpenSearch cannot search: " + e.getMessage(), e);
    }
  }

  static SearchRequest request(ArticleQuery query) {
    return SearchRequest.of(
        request ->
            request
                .index(Indices.ARTICLES)
                .ignoreUnavailable(true)
                .query(query.filter().query())
                .sort(sort(query.order()))
                .highlight(highlight(query))
                .source(source -> source.filter(filter -> filter.excludes(LONG_FIELDS)))
                .trackTotalHits(hits -> hits.enabled(true))
                .from(query.from())
                .size(query.size()));
  }

  static List<SortOptions> sort(ArticleQuery.Order order) {
    SortOptions byDate =
        SortOptions.of(
            sort -> sort.field(field -> field.field("published_on").order(SortOrder.Desc)));
    SortOptions byScore = SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    SortOptions byPage =
        SortOptions.of(sort -> sort.field(field -> field.field("page_id").order(SortOrder.Asc)));
    SortOptions byPlace =
        SortOptions.of(sort -> sort.field(field -> field.field("ordinal").order(SortOrder.Asc)));
    return switch (order) {
      case NEWEST -> List.of(byDate, byPage, byPlace);
      case BEST -> List.of(byScore, byDate, byPage, byPlace);
    };
  }

  private static Highlight highlight(ArticleQuery query) {
    return Highlight.of(
        highlight ->
            highlight
                .preTags(MarkedText.BEGIN)
                .postTags(MarkedText.END)
                .fields(HEADLINE, field -> field.numberOfFragments(0))
                .fields(
                    BODY,
                    field ->
                        field
                            .numberOfFragments(PASSAGES)
                            .fragmentSize(PASSAGE_CHARS)
                            .noMatchSize(query.lead())));
  }

  private static ArticleHit hit(Hit<ObjectNode> hit) {
    Map<String, List<String>> marked = hit.highlight();
    String headline =
        marked.getOrDefault(HEADLINE, List.of(hit.source().path(HEADLINE).asText())).get(0);
    return new ArticleHit(
        hit.source(),
        MarkedText.parse(headline),
        marked.getOrDefault(BODY, List.of()).stream().map(MarkedText::parse).toList());
  }
}
