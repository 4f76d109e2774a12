package org.bulletin.indexer.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.topics.PageIds;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.GetResponse;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.mget.MultiGetResponseItem;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * Documents of the served generation, whole, by their ids. Safe across threads.
 *
 * <p>Methods throw {@link OpenSearchUnavailableException} if OpenSearch does not answer as it
 * should.
 */
public final class ServedDocuments {

  private static final int BATCH = 1_000;
  private static final int NOT_FOUND = 404;
  private static final String UNFIT = "unfit_corrections";

  private final OpenSearchClient client;

  /** Reads through a connection that the caller closes. */
  public ServedDocuments(OpenSearchConnection connection) {
    this.client = connection.client();
  }

  /** The document of an article. */
  public Optional<ObjectNode> article(String articleId) {
    return get(Indices.ARTICLES, articleId);
  }

  /** The document of a page. */
  public Optional<ObjectNode> page(String pageId) {
    return get(Indices.PAGES, PageIds.articlePart(pageId));
  }

  /**
   * Documents of articles, with some of their fields.
   *
   * @param articleIds at most some thousands
   * @return in the same order, without those that are not there
   */
  public List<ObjectNode> articles(List<String> articleIds, List<String> fields) {
    if (articleIds.isEmpty()) {
      return List.of();
    }
    try {
      return client
          .mget(
              request -> request.index(Indices.ARTICLES).ids(articleIds).sourceIncludes(fields),
              ObjectNode.class)
          .docs()
          .stream()
          .filter(MultiGetResponseItem::isResult)
          .map(item -> item.result().source())
          .filter(Objects::nonNull)
          .toList();
    } catch (IOException | OpenSearchException e) {
      throw unavailable(String.join(", ", articleIds), e);
    }
  }

  /** The article_ids of all corrections that do not fit their pages. */
  public Set<String> unfitCorrections() {
    Set<String> unfit = new TreeSet<>();
    try {
      List<Hit<ObjectNode>> batch = batch(List.of());
      while (!batch.isEmpty()) {
        for (Hit<ObjectNode> hit : batch) {
          hit.source().path(UNFIT).forEach(id -> unfit.add(id.asText()));
        }
        batch = batch(batch.get(batch.size() - 1).sort());
      }
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException("OpenSearch cannot search: " + e.getMessage(), e);
    }
    return unfit;
  }

  private Optional<ObjectNode> get(String alias, String id) {
    try {
      GetResponse<ObjectNode> document =
          client.get(get -> get.index(alias).id(id), ObjectNode.class);
      return Optional.ofNullable(document.source());
    } catch (OpenSearchException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw unavailable(id, e);
    } catch (IOException e) {
      throw unavailable(id, e);
    }
  }

  private static OpenSearchUnavailableException unavailable(String id, Exception e) {
    return new OpenSearchUnavailableException(
        "OpenSearch does not give document " + id + ": " + e.getMessage(), e);
  }

  private List<Hit<ObjectNode>> batch(List<FieldValue> after) throws IOException {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(Indices.PAGES)
            .ignoreUnavailable(true)
            .query(query -> query.exists(exists -> exists.field(UNFIT)))
            .sort(sort -> sort.field(field -> field.field("page_id").order(SortOrder.Asc)))
            .source(source -> source.filter(filter -> filter.includes(UNFIT)))
            .size(BATCH);
    if (!after.isEmpty()) {
      request.searchAfter(after);
    }
    return client.search(request.build(), ObjectNode.class).hits().hits();
  }
}
