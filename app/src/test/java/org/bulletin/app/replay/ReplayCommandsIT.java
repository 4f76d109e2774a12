package org.bulletin.app.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.IndexLoad;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensearch.client.opensearch._types.VersionType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the commands of a replay refuse, undo and survive; on real servers, with stages that run.
 */
class ReplayCommandsIT {

  private static final int PAGES = 24;

  @TempDir private static Path folder;
  private static ReplayWorld world;

  @BeforeAll
  static void start() {
    world = new ReplayWorld(folder);
    world.startStages();
    world.ingest(0, PAGES);
    world.settle();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void newIndexOfTheSameGenerationAndBack() {
    // Given
    String derived = world.stages().generation();

    // When
    world.run(world.replay("run", "--from", "enriched"));

    // Then
    String anew = world.generations().served().orElseThrow().getGeneration();
    assertThat(anew).startsWith(derived).contains(".");
    world.assertConverged();

    // When
    world.run(world.replay("rollback"));
    world.run(world.replay("drop", anew));
    world.settle();

    // Then
    assertThat(world.generations().served().orElseThrow().getGeneration()).isEqualTo(derived);
    world.assertConverged();
    assertThat(world.generations().find(anew).orElseThrow().getPhase()).isEqualTo(Phase.DROPPED);
  }

  @Test
  void droppedGenerationLeavesNothing() throws Exception {
    // Given
    world.run(world.replay("run", "--no-swap"));
    String coming = world.generations().coming().orElseThrow().getGeneration();

    // When
    world.run(world.replay("drop", coming));

    // Then
    try (var admin = world.admin()) {
      assertThat(admin.listTopics().names().get())
          .noneMatch(name -> name.contains("-" + coming + "-") || name.endsWith("." + coming))
          .contains(Topics.PAGES.name());
      assertThat(admin.listGroups().all().get())
          .noneMatch(group -> group.groupId().endsWith("-" + coming));
    }
    assertThat(folder.resolve("streams/bulletin-streams-" + coming)).doesNotExist();
    assertThat(world.generations().next().toString()).isNotEqualTo(coming);
  }

  @Test
  void swapThatLosesAPageIsRefusedUnlessItIsAccepted() throws IOException {
    // Given
    String before = world.stages().generation();
    world.run(world.replay("run", "--no-swap"));
    String coming = world.generations().coming().orElseThrow().getGeneration();
    String page = GeneratedPages.id(ReplayWorld.NEWSPAPER, 21);
    try (OpenSearchConnection connection = OpenSearchConnection.to(world.openSearch())) {
      connection
          .client()
          .delete(
              delete ->
                  delete
                      .index(Indices.pages(coming).name())
                      .id(page)
                      .version(Long.MAX_VALUE)
                      .versionType(VersionType.ExternalGte));
    }

    // When
    int refused = world.tryTo(world.replay("swap"));

    // Then
    assertThat(refused).isEqualTo(1);
    assertThat(world.stages().generation()).isEqualTo(before);

    // When
    world.run(world.replay("swap", "--accept", page));

    // Then
    assertThat(world.generations().served().orElseThrow().getGeneration()).isEqualTo(coming);

    // When
    world.run(world.replay("rollback", "--now"));
    world.run(world.replay("drop", coming));

    // Then
    assertThat(world.generations().served().orElseThrow().getGeneration()).isEqualTo(before);
    world.settle();
    world.assertConverged();
  }

  @Test
  void killedBeforeAnythingIsWrittenDownItStillComesToTheSettingsOfEveryDay() {
    // Given
    String served = world.stages().generation();
    String next = world.generations().next().toString();
    try (OpenSearchConnection connection = OpenSearchConnection.to(world.openSearch())) {
      IndexLoad load = new IndexLoad(connection);
      new IndexAdmin(connection).create(Indices.articles(next));
      load.begin(Indices.articles(next));

      // When
      world.run(world.replay("run"));

      // Then
      assertThat(load.everyday(Indices.articles(next)))
          .isEqualTo(load.everyday(Indices.articles(served)))
          .containsEntry("index.refresh_interval", "500ms");
    }
  }

  @Test
  void oneCommandAtATimeChangesGenerations() {
    try (Admin admin = world.admin();
        ReplayLock lock = ReplayLock.take(world.cluster(), "first", admin)) {
      // When
      int second = world.tryTo(world.replay("drop", "g1"));

      // Then
      assertThat(second).isEqualTo(1);
      lock.require();
    }
  }

  @Test
  void servedGenerationIsNotDropped() {
    // When
    int exitCode = world.tryTo(world.replay("drop", world.stages().generation()));

    // Then
    assertThat(exitCode).isEqualTo(1);
    world.assertConverged();
  }

  @Test
  void generationThatSomebodyWorksOnIsNotDropped() {
    // Given
    world.run(world.replay("run", "--no-swap"));
    Generation coming = world.generations().coming().orElseThrow();
    String name = coming.getGeneration();
    Map<String, Object> settings = world.cluster().kafka();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, IndexerSettings.ofGeneration(name).group());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "stubborn");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    try (Consumer<byte[], byte[]> stubborn =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        UntilStopped process = new UntilStopped();
        ReplaySession session =
            new ReplaySession(
                world.cluster(),
                world.openSearch(),
                "dropper",
                new PrintWriter(new StringWriter()),
                process)) {
      stubborn.subscribe(List.of(Topics.enriched(name).name()));
      ReplayWorld.waitUntil(
          () -> {
            var unused = stubborn.poll(Duration.ofMillis(100));
            return !stubborn.assignment().isEmpty();
          });

      // When
      Removal removal = new Removal(session, Duration.ofSeconds(3));

      // Then
      assertThatThrownBy(() -> removal.remove(coming))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("stubborn");
      assertThat(world.generations().coming()).isPresent();
    }
    world.run(world.replay("drop", name));
  }

  @Test
  void openSearchMayGoAwayAndComeBackDuringAReplay() throws InterruptedException {
    // Given
    String next = world.generations().next().toString();
    Thread replay = new Thread(() -> world.run(world.replay("run")), "replay");
    replay.start();
    ReplayWorld.waitUntil(() -> world.generations().coming().isPresent());

    // When
    world.restartOpenSearch();
    replay.join();

    // Then
    assertThat(world.generations().served().orElseThrow().getGeneration()).isEqualTo(next);
    world.settle();
    world.assertConverged();
  }
}
