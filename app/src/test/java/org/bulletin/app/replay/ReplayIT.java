package org.bulletin.app.replay;

import java.nio.file.Path;
import java.util.Set;
import org.bulletin.ingest.RetractionResult;
import org.bulletin.ingest.Selection;
import org.bulletin.schemas.Phase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Replays on real servers, with stages that go on working, and readers that go on reading. */
class ReplayIT {

  private static final int PAGES = 300;

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
  void readersNoticeNothing() throws InterruptedException {
    // Given
    String before = world.stages().generation();
    Readers readers = new Readers(world.openSearch());
    Writer writer = new Writer(world, PAGES, PAGES + 40);

    // When
    world.run(world.replay("run"));
    writer.join();
    long fewest = readers.stop();
    world.settle();

    // Then
    assertThat(readers.first()).isGreaterThan(PAGES - 10);
    assertThat(fewest).isGreaterThanOrEqualTo(readers.first());
    assertThat(readers.searches()).isGreaterThan(100);
    String after = world.stages().generation();
    assertThat(after).isNotEqualTo(before);
    assertThat(world.generations().find(before).orElseThrow().getPhase()).isEqualTo(Phase.PREVIOUS);
    world.assertConverged();
  }

  @Test
  void retractionAndCorrectionDuringAReplayAreInTheNewGeneration() {
    // Given
    world.run(world.replay("run", "--no-swap"));
    String coming = world.generations().coming().orElseThrow().getGeneration();
    String page = GeneratedPages.id(ReplayWorld.NEWSPAPER, 7);
    String article = articleOf(GeneratedPages.id(ReplayWorld.NEWSPAPER, 11));

    // When
    world.correct(article);
    RetractionResult result =
        world.stages().ingest().ingester().retract(new Selection.Pages(Set.of(page)));
    world.run(world.replay("swap"));
    world.settle();

    // Then
    assertThat(result.retracted()).containsExactly(page);
    assertThat(world.stages().generation()).isEqualTo(coming);
    assertThat(world.documents().keySet()).noneMatch(id -> id.startsWith(page + "#"));
    world.assertConverged();
  }

  private static String articleOf(String page) {
    return world.documents().keySet().stream()
        .filter(id -> id.startsWith(page + "#"))
        .findFirst()
        .orElseThrow();
  }
}
