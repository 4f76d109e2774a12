package org.bulletin.app.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Large replays, and what they take. */
class ReplaySoak {

  private static final int PAGES = Integer.getInteger("bulletin.soak.pages", 20_000);
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final int KILLS = 20;
  private static final int PAGES_OF_KILLS = Integer.getInteger("bulletin.soak.killed", 1_000);

  @TempDir private Path folder;

  @Test
  void largeReplayFromPagesAndFromEnriched() throws InterruptedException {
    try (ReplayWorld world = new ReplayWorld(folder)) {
      // Given
      world.startStages();
      world.ingest(0, PAGES);
      world.settle(PATIENCE);

      // When
      Readers readers = new Readers(world.openSearch());
      Writer writer = new Writer(world, PAGES, PAGES + 400);
      Duration fromPages = time(() -> world.run(world.replay("run")));
      writer.join();
      Duration back = time(() -> world.run(world.replay("rollback")));
      Duration fromEnriched = time(() -> world.run(world.replay("run", "--from", "enriched")));
      long fewest = readers.stop();
      world.settle(PATIENCE);

      // Then
      assertThat(readers.first()).isEqualTo(PAGES);
      assertThat(fewest).isGreaterThanOrEqualTo(PAGES);
      world.assertConverged();
      System.out.printf(
          "%d pages: replay from pages %s, rollback %s, from enriched %s; %d searches, none missed a "
              + "document%n",
          PAGES, fromPages, back, fromEnriched, readers.searches());
      try (OpenSearchConnection connection = OpenSearchConnection.to(world.openSearch())) {
        Indices.of(world.stages().generation())
            .forEach(
                index ->
                    System.out.println(
                        "plain bulk indexing of "
                            + index.name()
                            + ": "
                            + MeasuredBulkRate.of(connection, index)));
      }
    }
  }

  @Test
  void manyKills() {
    ReplayKillIT.killedReplaysGoOn(folder, PAGES_OF_KILLS, KILLS, new Random(7));
  }

  private static Duration time(Runnable action) {
    Instant start = Instant.now();
    action.run();
    return Duration.between(start, Instant.now());
  }
}
