package org.bulletin.indexer;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.IndexerWorld.Running;
import org.bulletin.schemas.stages.StageStatus.State;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bulletin.indexer.IndexerWorld.eventually;

/** When the indexer stops by itself, and what it never brings back. */
class LimitsIT {

  private final IndexerWorld world = new IndexerWorld();

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @Test
  void twentyRejectionsInARowStopItAndNothingIsLost() {
    // Given
    world.send(
        IntStream.rangeClosed(1, 20)
            .mapToObj(n -> world.article(Examples.article(IndexerWorld.articleId(n), -1, "x")))
            .toList());

    // When
    Running running = world.start();
    eventually().until(() -> running.status().state() == State.FAILED);

    // Then
    assertThat(running.status().reason().orElseThrow())
        .contains("20 documents")
        .contains("illegal version value");
    assertThat(world.deadLetters()).isEmpty();
    assertThat(Progress.ofGroup(world.admin(), "bulletin-indexer-" + world.generation()).offsets())
        .allSatisfy((partition, offset) -> assertThat(offset).isZero());
  }

  @Test
  void nineteenDoNot() {
    // Given
    world.send(
        IntStream.rangeClosed(1, 19)
            .mapToObj(n -> world.article(Examples.article(IndexerWorld.articleId(n), -1, "x")))
            .toList());

    // When
    Running running = world.start();
    world.awaitDone(running);

    // Then
    assertThat(world.deadLetters()).hasSize(19);
    assertThat(running.count(Outcome.DEAD)).isEqualTo(19);
    running.assertAccountsAddUp();
  }

  @Test
  void aDroppedIndexDoesNotComeBackAndIsFilledAfterARestart() {
    // Given
    Running running = world.start();
    world.send(world.articles(1, 10, 1));
    world.awaitDone(running);
    autoCreateIndices("true");
    try {
      world.openSearch().ask("DELETE", "/" + world.articlesIndex(), "");

      // When
      world.send(world.tombstone(IndexerWorld.articleId(1), 2));
      eventually().until(() -> running.status().state() == State.WAITING);
      world.send(world.articles(11, 12, 1));
      running.indexer().close();

      // Then
      assertThat(running.status().countOf(Outcome.READ)).isEqualTo(10);
      assertThat(world.openSearch().exists("/" + world.articlesIndex())).isFalse();
      assertThat(world.openSearch().exists("/" + world.articlesIndex() + "-write")).isFalse();
      Running again = world.start();
      world.awaitDone(again);
      assertThat(world.articles()).hasSize(11).doesNotContainKey(IndexerWorld.articleId(1));
    } finally {
      autoCreateIndices("null");
    }
  }

  @Test
  void anIndexThatOthersStillFillIsNotRebuiltBehindTheirBack() {
    // Given
    Running first = world.start();
    world.send(world.articles(1, 10, 1));
    world.awaitDone(first);
    world.openSearch().ask("DELETE", "/" + world.articlesIndex(), "");

    // When
    Running second = world.start();
    eventually().until(() -> second.status().state() == State.WAITING);
    String reason = second.status().reason().orElseThrow();
    first.indexer().close();
    world.awaitDone(second);

    // Then
    assertThat(reason).contains("is missing, and members of group");
    assertThat(world.articles()).hasSize(10);
  }

  @Test
  void aSecondMemberOfTheSameNameStopsTheFirst() {
    // Given
    IndexerSettings settings = IndexerSettings.ofGeneration(world.generation()).withMember("one");
    Running first = world.start(settings);
    world.awaitDone(first);

    // When
    Running second = world.start(settings);
    eventually().until(() -> first.status().state() == State.FAILED);
    world.send(world.articles(1, 1, 1));
    world.awaitDone(second);

    // Then
    assertThat(first.status().reason().orElseThrow()).contains("another process is member one");
    assertThat(world.articles()).hasSize(1);
  }

  @Test
  void anotherNumberOfPartitionsIsReadAllTheSame() throws Exception {
    // Given
    String generation = "g" + (Integer.parseInt(world.generation().substring(1)) + 1);
    world
        .admin()
        .createTopics(
            List.of(
                new NewTopic(Topics.enriched(generation).name(), 3, (short) 1),
                new NewTopic(Topics.split(generation).name(), 3, (short) 1)))
        .all()
        .get();

    // When
    Running running = world.start(IndexerSettings.ofGeneration(generation));
    eventually().until(() -> running.status().state() == State.RUNNING);

    // Then
    eventually()
        .until(
            () ->
                running.indexer().progress().offsets().keySet().stream()
                        .filter(partition -> partition.topic().endsWith("." + generation))
                        .count()
                    == 6);
  }

  @Test
  void aMissingTopicStopsIt() {
    // Given
    String generation = "g" + (Integer.parseInt(world.generation().substring(1)) + 100_000);

    // When
    Running running = world.start(IndexerSettings.ofGeneration(generation));
    eventually().until(() -> running.status().state() == State.FAILED);

    // Then
    assertThat(running.status().reason().orElseThrow())
        .contains(Topics.enriched(generation).name() + " is missing");
  }

  @Test
  void anIndexOfAnotherMappingStopsIt() {
    // Given
    world
        .openSearch()
        .ask(
            "PUT",
            "/" + world.articlesIndex(),
            "{\"mappings\":{\"properties\":{\"ordinal\":{\"type\":\"boolean\"}}}}");

    // When
    Running running = world.start();
    eventually().until(() -> running.status().state() == State.FAILED);

    // Then
    assertThat(running.status().reason().orElseThrow())
        .contains("replay into a new generation")
        .contains("ordinal");
  }

  @Test
  void aPositionIsNotReachedBeforeItIs() {
    // Given
    Running running = world.start();
    world.send(world.articles(1, 10, 1));
    world.awaitDone(running);

    // When
    Map<TopicPartition, Long> ends = world.ends();
    ends.replaceAll((partition, end) -> end + 1);

    // Then
    assertThat(running.indexer().progress().reached(ends)).isFalse();
  }

  private void autoCreateIndices(String value) {
    world
        .openSearch()
        .ask(
            "PUT",
            "/_cluster/settings",
            "{\"transient\":{\"action.auto_create_index\":" + value + "}}");
    assertThat(SharedStack.get().openSearch().running()).isTrue();
  }
}
