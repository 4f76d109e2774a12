package org.bulletin.ingest.publish;

import java.util.List;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourceMemoryTest {

  @BeforeAll
  static void trustRecords() {
    TrustedRecords.trust();
  }

  private final SourceMemory memory = new SourceMemory();

  @Test
  void remembersTheLatestOfASource() {
    // Given
    memory.remember(source("u", SourceOutcome.PUBLISHED, "a", "b"));

    // When
    memory.remember(source("u", SourceOutcome.PUBLISHED, "b", "c"));

    // Then
    assertThat(memory.recall("u").orElseThrow().getPageIds()).containsExactly("b", "c");
    assertThat(memory.holderOf("a")).isEmpty();
    assertThat(memory.holderOf("c")).map(Source::getUri).contains("u");
    assertThat(memory.all()).hasSize(1);
  }

  @Test
  void pageBelongsToTheOneThatIsNotRetracted() {
    // Given
    memory.remember(source("old", SourceOutcome.RETRACTED, "a"));
    memory.remember(source("new", SourceOutcome.PUBLISHED, "a"));

    // When
    memory.remember(source("old", SourceOutcome.RETRACTED, "a"));

    // Then
    assertThat(memory.holderOf("a")).map(Source::getUri).contains("new");
  }

  @Test
  void forgets() {
    // Given
    memory.remember(source("u", SourceOutcome.PUBLISHED, "a"));

    // When
    memory.forget("u");
    memory.forget("never known");

    // Then
    assertThat(memory.recall("u")).isEmpty();
    assertThat(memory.holderOf("a")).isEmpty();
  }

  private static Source source(String uri, SourceOutcome outcome, String... pageIds) {
    return Source.newBuilder().setUri(uri).setOutcome(outcome).setPageIds(List.of(pageIds)).build();
  }
}
