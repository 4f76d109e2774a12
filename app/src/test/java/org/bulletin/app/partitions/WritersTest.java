package org.bulletin.app.partitions;

import java.time.Instant;
import java.util.List;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WritersTest {

  private static final Instant NOW = Instant.parse("2024-05-17T08:00:00Z");

  static {
    TrustedRecords.trust();
  }

  @Test
  void ingestersCountUntilTheyAreStoppedOrSilent() {
    // Given
    List<Heartbeat> heartbeats =
        List.of(
            beat("ingest", "waits", "waiting", 3),
            beat("ingest", "runs", "running", 9),
            beat("ingest", "stopped", "stopped", 1),
            beat("ingest", "silent", "running", 11),
            beat("indexer", "indexes", "running", 1));

    // When
    List<String> found = Writers.ingesters(heartbeats, NOW);

    // Then
    assertThat(found).containsExactly("ingester waits", "ingester runs");
  }

  private static Heartbeat beat(String stage, String instance, String state, int secondsAgo) {
    return Heartbeat.newBuilder()
        .setStage(stage)
        .setInstance(instance)
        .setState(state)
        .setAt(NOW.minusSeconds(secondsAgo))
        .build();
  }
}
