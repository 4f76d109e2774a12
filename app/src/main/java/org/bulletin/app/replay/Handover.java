package org.bulletin.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Topics;

/** Goes on hosting a generation until the other instances of the stages do, if there are any. */
final class Handover {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A heartbeat is written every 2 s. */
  private static final Duration ALIVE = Duration.ofSeconds(8);

  private final ReplaySession session;
  private final GenerationName generation;

  Handover(ReplaySession session, GenerationName generation) {
    this.session = session;
    this.generation = generation;
  }

  void await(CatchUp.Waiting waiting) {
    Instant end = Instant.now().plus(PATIENCE);
    waiting.until(
        () -> {
          Map<String, Heartbeat> beats =
              LatestRecords.of(session.cluster(), session.registry(), Topics.STAGES);
          return Instant.now().isAfter(end)
              || (isTakenOver(beats, "streams", generation.derivation().toString())
                  && isTakenOver(beats, "indexer", generation.toString()));
        });
  }

  private boolean isTakenOver(Map<String, Heartbeat> beats, String stage, String name) {
    boolean othersRun = beats.values().stream().anyMatch(beat -> isOther(beat, stage));
    boolean othersHost =
        beats.values().stream()
            .filter(beat -> isOther(beat, stage))
            .filter(beat -> beat.getState().equals("running"))
            .anyMatch(beat -> beat.getGeneration().filter(name::equals).isPresent());
    if (!othersRun) {
      session.say(
          "Nobody else runs the stage %s: start `bulletin %s`, so that generation %s goes on.",
          stage, stage, generation);
    }
    return othersHost || !othersRun;
  }

  private boolean isOther(Heartbeat beat, String stage) {
    return beat.getStage().equals(stage)
        && !beat.getInstance().startsWith(session.instance())
        && !beat.getState().equals("stopped")
        && beat.getAt().isAfter(Instant.now().minus(ALIVE));
  }
}
