package org.bulletin.app.stages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bulletin.app.Bulletin;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class UntilStoppedIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"streams", "ingest"})
  void aStageThatWaitsForItsServersStopsAtOnce(String stage) {
    // Given
    List<String> nowhere =
        List.of(
            "--bootstrap-servers=127.0.0.1:1",
            "--schema-registry=http://127.0.0.1:1",
            "--monitor-port=0");
    try (Bulletin waiting = Bulletin.start(folder, command(stage, nowhere))) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> waiting.output().contains(stage + " waits:"));

      // When
      waiting.terminate();

      // Then
      assertThat(waiting.endsWithin(Duration.ofSeconds(20))).as(waiting.output()).isTrue();
    }
  }

  private List<String> command(String stage, List<String> options) {
    List<String> command = new ArrayList<>(List.of(stage));
    command.addAll(options);
    if (stage.equals("ingest")) {
      command.addAll(List.of("--watch", folder.toString()));
    }
    return command;
  }
}
