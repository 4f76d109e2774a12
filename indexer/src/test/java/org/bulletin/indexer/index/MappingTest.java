package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bulletin.indexer.Examples;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.DeadLetterDocument;
import org.bulletin.indexer.documents.PageDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.Index.Template;
import org.bulletin.schemas.SplitOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MappingTest {

  @ParameterizedTest
  @MethodSource("documents")
  void aMappingHasExactlyTheFieldsOfItsDocument(Template template, ObjectNode document) {
    // Given
    JsonNode mapping = IndexAdmin.mapping(template);

    // When
    Set<String> mapped = new TreeSet<>();
    collectMapped("", mapping, mapped);
    Set<String> written = new TreeSet<>();
    collectWritten("", document, mapping, written);

    // Then
    assertThat(mapping.path("dynamic").asText()).isEqualTo("strict");
    assertThat(written).isEqualTo(mapped);
  }

  static Stream<Arguments> documents() {
    Provenance provenance = Provenance.ofIndexing("g1", Examples.INGESTED_AT);
    return Stream.of(
        Arguments.of(Template.ARTICLES, ArticleDocument.of(Examples.fullArticle(), provenance)),
        Arguments.of(
            Template.PAGES, PageDocument.of(Examples.split(SplitOutcome.SPLIT), provenance)),
        Arguments.of(Template.DEAD_LETTERS, DeadLetterDocument.of(Examples.deadLetter())));
  }

  private static void collectMapped(String path, JsonNode mapping, Set<String> fields) {
    mapping
        .path("properties")
        .properties()
        .forEach(
            field -> {
              fields.add(path + field.getKey());
              collectMapped(path + field.getKey() + ".", field.getValue(), fields);
            });
  }

  private static void collectWritten(
      String path, JsonNode value, JsonNode mapping, Set<String> fields) {
    if (value.isArray()) {
      value.forEach(element -> collectWritten(path, element, mapping, fields));
    }
    if (mapping.path("enabled").asBoolean(true)) {
      value
          .properties()
          .forEach(
              field -> {
                fields.add(path + field.getKey());
                collectWritten(
                    path + field.getKey() + ".",
                    field.getValue(),
                    mapping.path("properties").path(field.getKey()),
                    fields);
              });
    }
  }
}
