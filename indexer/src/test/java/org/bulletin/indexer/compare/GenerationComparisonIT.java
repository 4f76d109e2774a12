package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bulletin.embedded.SharedStack;
import org.bulletin.embedded.fault.Fault;
import org.bulletin.embedded.fault.FaultProxy;
import org.bulletin.indexer.Examples;
import org.bulletin.indexer.OpenSearchProbe;
import org.bulletin.indexer.compare.ComparisonReport.Article;
import org.bulletin.indexer.compare.ComparisonReport.Counts;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.PageDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Decision;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.index.Operation;
import org.bulletin.indexer.index.Verdict;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GenerationComparisonIT {

  private static final String OLD = "g501";
  private static final String NEW = "g502";

  private final URI address = SharedStack.get().openSearch().address();
  private final OpenSearchProbe probe = new OpenSearchProbe(address);
  private final OpenSearchConnection connection =
      OpenSearchConnection.to(OpenSearchSettings.at(address));

  @BeforeEach
  void create() {
    TrustedRecords.trust();
    for (String generation : List.of(OLD, NEW)) {
      Indices.of(generation).forEach(new IndexAdmin(connection)::create);
    }
  }

  @AfterEach
  void drop() {
    for (String generation : List.of(OLD, NEW)) {
      Indices.of(generation).forEach(index -> probe.ask("DELETE", "/" + index.name(), ""));
    }
    connection.close();
  }

  @Test
  void everyDocumentIsComparedWhateverItsKeyAndHoweverMany() {
    // Given: more than two batches, with keys that Java and OpenSearch order differently
    List<Operation> old = new ArrayList<>();
    List<Operation> fresh = new ArrayList<>();
    int count = 2 * IndexScan.BATCH + 100;
    for (int i = 0; i < count; i++) {
      String id = (i % 2 == 0 ? "ｆ" : "𠮷") + i;
      old.add(page(OLD, id, "h", SplitOutcome.SPLIT));
      fresh.add(page(NEW, id, i == 7 ? "other" : "h", SplitOutcome.SPLIT));
      old.add(article(OLD, id + "#000000000001", document -> {}));
      String headline = i == 9 ? "新标题" : "标题";
      fresh.add(article(NEW, id + "#000000000001", document -> document.put("headline", headline)));
    }
    old.add(page(OLD, "lost", "h", SplitOutcome.UNSPLIT));
    old.add(article(OLD, "lost#000000000001", document -> {}));
    fresh.add(page(NEW, "gained", "h", SplitOutcome.SPLIT));
    write(old);
    write(fresh);

    // When
    ComparisonReport report = compare();

    // Then
    assertThat(report.pages().documents()).isEqualTo(new Counts(count + 1, count + 1));
    assertThat(report.pages().covered()).isEqualTo(count - 1);
    assertThat(report.pages().missing().ids()).containsExactly("lost");
    assertThat(report.pages().otherContent().ids()).containsExactly("𠮷7");
    assertThat(report.pages().onlyInNew()).isEqualTo(1);
    assertThat(report.pages().unsplit()).isEqualTo(new Counts(1, 0));
    assertThat(report.losesPages(Set.of("lost"))).isTrue();
    assertThat(report.losesPages(Set.of("lost", "𠮷7"))).isFalse();
    assertThat(report.articles().documents()).isEqualTo(new Counts(count + 1, count));
    assertThat(report.articles().changed()).isEqualTo(1);
    assertThat(report.articles().unchanged()).isEqualTo(count - 1);
    assertThat(report.samples().changed().get(0).articleId()).isEqualTo("𠮷9#000000000001");
    assertThat(report.samples().onlyInOld())
        .containsExactly(new Article("lost#000000000001", "标题"));
    assertThat(openPits()).isZero();
  }

  @Test
  void emptyGenerationsAreEqual() {
    // When
    ComparisonReport report = compare();

    // Then
    assertThat(report.pages().documents()).isEqualTo(new Counts(0, 0));
    assertThat(report.losesPages(Set.of())).isFalse();
  }

  @Test
  void aGenerationThatIsNotThereIsSaid() {
    // Given
    probe.ask("DELETE", "/" + Indices.pages(NEW).name(), "");

    // When
    assertThatThrownBy(this::compare)
        // Then
        .isInstanceOf(OpenSearchUnavailableException.class)
        .hasMessageContaining(Indices.pages(NEW).name());
  }

  @Test
  void anOpenSearchThatGoesAwayEndsTheComparison() {
    // Given
    try (FaultProxy proxy = FaultProxy.before(address);
        OpenSearchConnection through =
            OpenSearchConnection.to(OpenSearchSettings.at(proxy.address()))) {
      proxy.inject(Fault.answer(503, ""));

      // When
      assertThatThrownBy(
              () ->
                  GenerationComparison.of(
                      through, ComparedIndices.of(OLD), ComparedIndices.of(NEW), 1))
          // Then
          .isInstanceOf(OpenSearchUnavailableException.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void aScanSaysThatItIsNotWholeWhereKeysAreEqual() {
    // Given
    write(List.of(article(OLD, "p#1", document -> {}), article(OLD, "p#2", document -> {})));
    probe.documents(Indices.articles(OLD).name());
    try (IndexScan scan =
        IndexScan.ofDocuments(connection, Indices.articles(OLD).name(), "kind", 1)) {
      scan.next();

      // When
      assertThatThrownBy(scan::hasNext)
          // Then
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("1 of the 2 documents");
    }
  }

  @Test
  void aScanSaysThatADocumentHasNoKey() {
    // Given
    write(List.of(article(OLD, "p#1", document -> {})));
    probe.documents(Indices.articles(OLD).name());
    try (IndexScan scan =
        IndexScan.ofDocuments(connection, Indices.articles(OLD).name(), "newspaper", 10)) {

      // When
      assertThatThrownBy(scan::next)
          // Then
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("p#1");
    }
  }

  private ComparisonReport compare() {
    return GenerationComparison.of(connection, ComparedIndices.of(OLD), ComparedIndices.of(NEW), 5);
  }

  private int openPits() {
    return probe.ask("GET", "/_search/point_in_time/_all", "").path("pits").size();
  }

  private void write(List<Operation> operations) {
    assertThat(new BulkWriter(connection, 1 << 20).attempt(operations))
        .extracting(Decision::verdict)
        .containsOnly(Verdict.WRITTEN);
  }

  private static Operation page(String generation, String id, String hash, SplitOutcome outcome) {
    ObjectNode document = PageDocument.of(Examples.split(outcome), Provenance.ofInspection());
    return operation(
        Indices.pages(generation), id, document.put("page_id", id).put("content_hash", hash));
  }

  private static Operation article(String generation, String id, Consumer<ObjectNode> edit) {
    ObjectNode document =
        ArticleDocument.of(Examples.article(id, 1, "正文"), Provenance.ofInspection());
    edit.accept(document);
    return operation(Indices.articles(generation), id, document);
  }

  private static Operation operation(Index index, String id, ObjectNode document) {
    return new Operation.Write(
        index.writeAlias(), id, 1, StandardCharsets.UTF_8.encode(document.toString()));
  }
}
