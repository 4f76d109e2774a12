package org.bulletin.app.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bulletin.app.Bulletin;
import org.bulletin.schemas.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** kill -9 at random points of a replay; the next command goes on; the documents are the same. */
class ReplayKillIT {

  private static final int PAGES = 40;
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void killedReplaysGoOn() {
    killedReplaysGoOn(folder, PAGES, KILLS, new Random(6));
  }

  /**
   * Kills as often as asked, replay after replay.
   *
   * @param random where to kill: after one of the lines that a replay prints, or at any time of the
   *     first seconds
   */
  static void killedReplaysGoOn(Path folder, int pages, int kills, Random random) {
    try (ReplayWorld world = new ReplayWorld(folder)) {
      // Given
      world.startStages();
      world.ingest(0, pages);
      world.settle();
      world.stopStages();
      Map<String, String> expected = world.expected();
      assertThat(world.documents()).isEqualTo(expected);

      // When
      int killed = 0;
      int finished = 0;
      while (killed < kills || finished == 0) {
        try (Bulletin replay = Bulletin.start(folder, world.replay("run"))) {
          if (killed < kills && diedAtRandom(replay, random)) {
            killed++;
          } else {
            assertThat(replay.exitCode()).as(replay.output()).isZero();
            finished++;
          }
        }
        assertThat(world.documents()).isEqualTo(expected);
      }

      // Then
      assertThat(world.generations().in(Phase.SERVED)).hasSize(1);
      assertThat(world.generations().coming()).isEmpty();
      String served = world.generations().served().orElseThrow().getGeneration();
      assertThat(world.documents("bulletin-articles-" + served)).isEqualTo(expected);
    }
  }

  private static boolean diedAtRandom(Bulletin replay, Random random) {
    List<String> moments =
        List.of("eneration", "0 of", "has caught up", "No page is lost", "Readers see");
    String moment = moments.get(random.nextInt(moments.size()));
    await()
        .atMost(ReplayWorld.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> replay.output().contains(moment) || !replay.isAlive());
    if (replay.endsWithin(Duration.ofMillis(random.nextInt(3_000)))) {
      return false;
    }
    replay.kill();
    return true;
  }
}
