package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.bulletin.indexer.Examples;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aFullArticleIsThisDocument() throws IOException {
    // Given
    Provenance provenance =
        new Provenance(
            "1.2.3", Optional.of("g1"), Optional.of(Examples.INGESTED_AT.plusMillis(250)));

    // When
    ObjectNode document = ArticleDocument.of(Examples.fullArticle(), provenance);

    // Then
    assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document))
        .isEqualTo(
            JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(resource("full-article.json")));
  }

  @Test
  void webAddressOfThePageComesBeforeThatOfItsFile() {
    // Given
    Article article =
        Article.newBuilder()
            .setSource("file:///in/01.txt")
            .setSourceUrl("https://example.org/01.html")
            .build();

    // When
    ObjectNode document =
        ArticleDocument.of(
            EnrichedArticle.newBuilder().setArticle(article).build(), Provenance.ofInspection());

    // Then
    assertThat(document.path("source_url").asText()).isEqualTo("https://example.org/01.html");
  }

  @Test
  void anEmptyArticleHasTheSameFields() {
    // Given
    EnrichedArticle empty = EnrichedArticle.newBuilder().build();

    // When
    ObjectNode document = ArticleDocument.of(empty, Provenance.ofInspection());

    // Then
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            () ->
                ArticleDocument.of(Examples.fullArticle(), Provenance.ofInspection()).fieldNames());
    assertThat(document.path("newspaper").isNull()).isTrue();
    assertThat(document.path("published_on").isNull()).isTrue();
    assertThat(document.path("provenance").path("delay_ms").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-08, 2024-03-08, true, 5",
    "2024-03, 2024-03, true, null",
    "2024-13, null, false, null",
    "2024-02-30, null, false, null",
    "someday, null, false, null"
  })
  void anInferredDateCountsAsFarAsItGoes(
      String inferred, String publishedOn, boolean isInferred, String weekday) {
    // When
    ObjectNode document =
        ArticleDocument.of(Examples.inferred(inferred), Provenance.ofInspection());

    // Then
    assertThat(document.path("issue_date").isNull()).isTrue();
    assertThat(document.path("published_on").asText()).isEqualTo(publishedOn);
    assertThat(document.path("published_on_inferred").asBoolean()).isEqualTo(isInferred);
    assertThat(document.path("weekday").asText()).isEqualTo(weekday);
    assertThat(document.path("newspaper").asText()).isEqualTo("江湾报");
  }

  @Test
  void aClockThatWentBackMakesNoNegativeDelay() {
    // Given
    Instant before = Examples.INGESTED_AT.minusSeconds(1);

    // When
    ObjectNode document =
        ArticleDocument.of(Examples.fullArticle(), Provenance.ofIndexing("g1", before));

    // Then
    assertThat(document.at("/provenance/delay_ms").asLong(-1)).isZero();
  }

  private static JsonNode resource(String name) throws IOException {
    try (InputStream in = ArticleDocumentTest.class.getResourceAsStream(name)) {
      return JSON.readTree(in);
    }
  }
}
