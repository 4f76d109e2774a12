package org.bulletin.ingest.publish;

import java.util.stream.Stream;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
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
    assertThat(RememberedPages.held(memory.recall("u").orElseThrow())).containsExactly("b", "c");
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
    PageState state = outcome == SourceOutcome.RETRACTED ? PageState.RETRACTED : PageState.LIVE;
    return Source.newBuilder()
        .setUri(uri)
        .setOutcome(outcome)
        .setPages(
            Stream.of(pageIds)
                .map(id -> RememberedPage.newBuilder().setPageId(id).setState(state).build())
                .toList())
        .build();
  }
}
