package org.bulletin.app.stages;

import java.io.IOException;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Topics;
import org.opensearch.client.opensearch._types.OpenSearchException;

/**
 * What Kafka holds of a generation beside what OpenSearch holds of it: the same, once the indexer
 * has caught up, but for what has become a dead letter.
 *
 * @param pages pages that are not retracted
 * @param articles articles that are no tombstones
 * @param deadLetters records that could not be processed, in all generations
 */
public record Accounts(
    long pages, long pageDocuments, long articles, long articleDocuments, long deadLetters) {

  /** Reads both sides. Takes time in proportion to the topics. */
  public static Accounts take(
      ClusterSettings cluster, OpenSearchSettings openSearch, String generation) {
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch)) {
      return new Accounts(
          LatestRecords.countLive(cluster, Topics.split(generation)),
          count(connection, Indices.pages(generation)),
          LatestRecords.countLive(cluster, Topics.enriched(generation)),
          count(connection, Indices.articles(generation)),
          count(connection, Indices.DEAD_LETTERS));
    }
  }

  /** Whether every page and article is a document, or may be a dead letter. */
  public boolean addUp() {
    long missing = pages - pageDocuments + articles - articleDocuments;
    return missing >= 0 && missing <= deadLetters;
  }

  /** An index that is not there has no documents. */
  private static long count(OpenSearchConnection connection, Index index) {
    try {
      connection
          .client()
          .indices()
          .refresh(refresh -> refresh.index(index.name()).ignoreUnavailable(true));
      return connection
          .client()
          .count(count -> count.index(index.name()).ignoreUnavailable(true))
          .count();
    } catch (IOException | OpenSearchException e) {
      throw new OpenSearchUnavailableException(
          "OpenSearch cannot count index " + index.name() + ": " + e.getMessage(), e);
    }
  }
}
