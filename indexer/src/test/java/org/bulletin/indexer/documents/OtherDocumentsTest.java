package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bulletin.indexer.Examples;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.SplitOutcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OtherDocumentsTest {

  @Test
  void aPageHasItsTextAndWhatBecameOfIt() {
    // When
    ObjectNode document =
        PageDocument.of(
            Examples.split(SplitOutcome.SPLIT),
            Provenance.ofIndexing("g1", Examples.INGESTED_AT.plusMillis(5)));

    // Then
    assertThat(document.path("page_id").asText()).isEqualTo(Examples.PAGE_ID);
    assertThat(document.path("issue_date").asText()).isEqualTo("2024-03-08");
    assertThat(document.path("text").asText()).isEqualTo("植树\n李小河说");
    assertThat(document.path("outcome").asText()).isEqualTo("SPLIT");
    assertThat(document.path("article_ids").path(0).asText()).isEqualTo(Examples.ARTICLE_ID);
    assertThat(document.path("unfit_corrections").path(0).asText()).isEqualTo(Examples.ARTICLE_ID);
    assertThat(document.at("/leftovers/0/spans/0/start").asInt()).isEqualTo(50);
    assertThat(document.at("/metadata/editor").asText()).isEqualTo("王一");
    assertThat(document.at("/provenance/version").asLong()).isEqualTo(17);
    assertThat(document.at("/provenance/delay_ms").asLong()).isEqualTo(5);
  }

  @Test
  void aRetractedPageShowsNoText() {
    // When
    ObjectNode document =
        PageDocument.of(Examples.split(SplitOutcome.RETRACTED), Provenance.ofInspection());

    // Then
    assertThat(document.path("outcome").asText()).isEqualTo("RETRACTED");
    assertThat(document.path("text").asText()).isEmpty();
  }

  @Test
  void aDeadLetterKeepsItsValueInKafka() {
    // When
    ObjectNode document = DeadLetterDocument.of(Examples.deadLetter());

    // Then
    assertThat(document.path("dead_letter_id").asText()).isEqualTo("bulletin.pages-4-99");
    assertThat(document.path("message").asText()).isEqualTo("no columns");
    assertThat(document.path("value_length").asInt()).isEqualTo(3);
    assertThat(document.has("value")).isFalse();
    assertThat(document.path("redriven_at").isNull()).isTrue();
  }

  @Test
  void aRedrivenDeadLetterSaysWhen() {
    // Given
    DeadLetter letter =
        DeadLetter.newBuilder(Examples.deadLetter()).setRedrivenAt(Examples.INGESTED_AT).build();

    // When
    ObjectNode document = DeadLetterDocument.of(letter);

    // Then
    assertThat(document.path("redriven_at").asText()).isEqualTo(Examples.INGESTED_AT.toString());
  }
}
