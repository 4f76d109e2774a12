package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.Examples;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Decision;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.index.Operation;
import org.bulletin.indexer.index.Verdict;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long it takes to compare two large generations. */
class ComparisonSoak {

  private static final String OLD = "g601";
  private static final String NEW = "g602";
  private static final int ARTICLES = 50_000;
  private static final int AT_ONCE = 1_000;

  @Test
  void largeGenerationsAreCompared() throws Exception {
    // Given
    TrustedRecords.trust();
    try (OpenSearchConnection connection =
        OpenSearchConnection.to(OpenSearchSettings.at(SharedStack.get().openSearch().address()))) {
      for (String generation : List.of(OLD, NEW)) {
        Indices.of(generation).forEach(new IndexAdmin(connection)::create);
        fill(connection, Indices.articles(generation), generation.equals(OLD) ? 3 : 7);
      }
      long start = System.nanoTime();

      // When
      ComparisonReport report =
          GenerationComparison.of(connection, ComparedIndices.of(OLD), ComparedIndices.of(NEW), 10);

      // Then
      double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
      System.out.printf(
          "compared %d and %d articles in %.1f s: %.0f documents/s%n",
          report.articles().documents().before(),
          report.articles().documents().after(),
          seconds,
          2 * ARTICLES / seconds);
      assertThat(report.articles().inBoth()).isEqualTo(ARTICLES);
      assertThat(report.articles().changedFields()).containsOnlyKeys("headline");
      for (String generation : List.of(OLD, NEW)) {
        for (Index index : Indices.of(generation)) {
          connection.client().indices().delete(request -> request.index(index.name()));
        }
      }
    }
  }

  /** Articles of some two thousand characters; every so many have a number in the headline. */
  private static void fill(OpenSearchConnection connection, Index index, int every) {
    ObjectNode document = ArticleDocument.of(Examples.fullArticle(), Provenance.ofInspection());
    document.put("body", "江湾区的居民今天种下一棵树。".repeat(150));
    for (int from = 0; from < ARTICLES; from += AT_ONCE) {
      List<Operation> operations = new ArrayList<>();
      for (int i = from; i < from + AT_ONCE; i++) {
        String id = "江湾报/2024-03-08/%05d#0123456789ab".formatted(i);
        document.put("article_id", id).put("headline", i % every == 0 ? "植树" + i : "植树");
        operations.add(
            new Operation.Write(
                index.writeAlias(), id, 1, StandardCharsets.UTF_8.encode(document.toString())));
      }
      assertThat(new BulkWriter(connection, BulkWriter.DEFAULT_REQUEST_BYTES).attempt(operations))
          .extracting(Decision::verdict)
          .containsOnly(Verdict.WRITTEN);
    }
  }
}
