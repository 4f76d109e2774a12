package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.Pit;

/**
 * All documents of an index as of now, in the order of a keyword field: {@link KeyOrder}. What is
 * written while it runs is not seen. Memory is that of one batch, however large the index.
 *
 * <p>A scan is whole or fails: making it, {@link #next} and {@link #hasNext} throw {@link
 * OpenSearchUnavailableException} if OpenSearch does not answer as it should or a shard is away,
 * and {@link IllegalStateException} if a document has no key or another's. Not safe across threads.
 * To be closed, which frees what OpenSearch keeps for it.
 */
public final class IndexScan implements Iterator<ScannedDocument>, AutoCloseable {

  /** Documents a request, where they are asked for some fields only. */
  public static final int BATCH = 1_000;

  /** How long OpenSearch keeps the state of the index between two requests. */
  private static final String KEEP_ALIVE = "10m";

  private final OpenSearchClient client;
  private final String index;
  private final String key;
  private final List<String> fields;
  private final int batchSize;
  private final String pit;

  private Iterator<Hit<ObjectNode>> batch = List.<Hit<ObjectNode>>of().iterator();
  private Optional<String> last = Optional.empty();
  private long total;
  private long read;
  private boolean begun;

  private IndexScan(
      OpenSearchClient client, String index, String key, List<String> fields, int batchSize) {
    this.client = client;
    this.index = index;
    this.key = key;
    this.fields = List.copyOf(fields);
    this.batchSize = batchSize;
    this.pit = open();
  }

  /**
   * A scan of chosen fields.
   *
   * @param connection closed by the caller, after the scan
   * @param index name of an index or alias
   * @param key keyword field that each document has, each with another value
   * @param fields of {@code _source} to give; at least one
   */
  public static IndexScan ofFields(
      OpenSearchConnection connection, String index, String key, List<String> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("no field is asked for");
    }
    return new IndexScan(connection.client(), index, key, fields, BATCH);
  }

  /**
   * A scan of whole documents.
   *
   * @param connection closed by the caller, after the scan
   * @param index name of an index or alias
   * @param key keyword field that each document has, each with another value
   * @param batchSize documents a request, all of which are in memory together
   */
  public static IndexScan ofDocuments(
      OpenSearchConnection connection, String index, String key, int batchSize) {
    return new IndexScan(connection.client(), index, key, List.of(), batchSize);
  }

  @Override
  public boolean hasNext() {
    if (!batch.hasNext() && (!begun || read < total)) {
      List<Hit<ObjectNode>> hits = fetch();
      if (hits.isEmpty() && read < total) {
        throw new IllegalStateException(
            "OpenSearch gave %d of the %d documents of %s: of several with the same %s only some"
                .formatted(read, total, index, key));
      }
      batch = hits.iterator();
    }
    return batch.hasNext();
  }

  @Override
  public ScannedDocument next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more documents in " + index);
    }
    Hit<ObjectNode> hit = batch.next();
    FieldValue value = hit.sort().get(0);
    if (!value.isString()) {
      throw new IllegalStateException(
          "document %s of %s has no %s to be ordered by".formatted(hit.id(), index, key));
    }
    read++;
    last = Optional.of(value.stringValue());
    ObjectNode source =
        Optional.ofNullable(hit.source()).orElseGet(JsonNodeFactory.instance::objectNode);
    return new ScannedDocument(hit.id(), value.stringValue(), source);
  }

  private String open() {
    try {
      return client
          .createPit(
              pit ->
                  pit.index(index)
                      .allowPartialPitCreation(false)
                      .keepAlive(time -> time.time(KEEP_ALIVE)))
          .pitId();
    } catch (IOException | OpenSearchException e) {
      throw unavailable(e);
    }
  }

  private List<Hit<ObjectNode>> fetch() {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .pit(Pit.of(state -> state.id(pit).keepAlive(KEEP_ALIVE)))
            .allowPartialSearchResults(false)
            .sort(sort -> sort.field(field -> field.field(key).order(SortOrder.Asc)))
            .size(batchSize)
            .trackTotalHits(hits -> hits.enabled(!begun));
    if (!fields.isEmpty()) {
      request.source(source -> source.filter(filter -> filter.includes(fields)));
    }
    last.ifPresent(value -> request.searchAfter(FieldValue.of(value)));
    try {
      SearchResponse<ObjectNode> response = client.search(request.build(), ObjectNode.class);
      if (response.timedOut() || response.shards().failed() > 0) {
        throw new OpenSearchUnavailableException(
            "OpenSearch gave only a part of the documents of " + index);
      }
      if (!begun) {
        total = response.hits().total().value();
        begun = true;
      }
      return response.hits().hits();
    } catch (IOException | OpenSearchException e) {
      throw unavailable(e);
    }
  }

  private OpenSearchUnavailableException unavailable(Exception e) {
    return new OpenSearchUnavailableException(
        "OpenSearch cannot read index " + index + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      client.deletePit(request -> request.pitId(pit));
    } catch (IOException | OpenSearchException expiresByItself) {
      // Nothing depends on it: OpenSearch forgets it after KEEP_ALIVE.
    }
  }
}
