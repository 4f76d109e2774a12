package org.bulletin.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bulletin.indexer.IndexerWorld.Running;
import org.bulletin.schemas.stages.StageStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bulletin.indexer.IndexerWorld.eventually;

/** Dead letters become documents too. */
class DeadLettersIT {

  private final IndexerWorld world = new IndexerWorld();

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @Test
  void aDeadLetterBecomesADocument() {
    // Given
    Running articles = world.start();
    Running letters = world.start(IndexerSettings.ofDeadLetters());

    // When
    world.send(
        world.enriched(IndexerWorld.articleId(1), "rubbish".getBytes(StandardCharsets.UTF_8)));
    world.awaitDone(articles);

    // Then
    eventually().until(() -> !documents().isEmpty());
    JsonNode document = documents().get(0);
    assertThat(document.path("stage").asText()).isEqualTo("indexer");
    assertThat(document.path("key").asText()).isEqualTo(IndexerWorld.articleId(1));
    assertThat(document.path("message").asText()).contains("not Avro");
    assertThat(document.path("value_length").asInt()).isEqualTo(7);
    eventually().until(() -> letters.status().state() == State.RUNNING);
    letters.assertAccountsAddUp();
  }

  private List<JsonNode> documents() {
    return world.openSearch().documents("bulletin-dead-letters").values().stream()
        .map(hit -> hit.path("_source"))
        .filter(document -> document.path("topic").asText().endsWith("." + world.generation()))
        .toList();
  }
}
