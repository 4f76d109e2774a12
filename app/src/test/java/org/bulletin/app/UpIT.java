package org.bulletin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code bulletin up} as a user starts it, kills it and starts it again. */
class UpIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void killedAtAnyMomentItStartsAgainWithNothingLostAndNothingTwice() throws IOException {
    // Given
    int portBase = Ports.freeBase();
    List<String> moments =
        List.of("Starting Kafka", "Ingesting the demo pages", "Everything is searchable");

    // When
    for (String moment : moments.subList(0, KILLS)) {
      try (Bulletin up = up(portBase)) {
        await().atMost(PATIENCE).until(() -> up.output().contains(moment) || !up.isAlive());
        up.kill();
      }
    }

    // Then
    try (Bulletin up = up(portBase, "--exit-when-done")) {
      assertThat(up.exitCode()).as(up.output()).isZero();
      assertThat(up.output()).contains("Everything is searchable");
    }
    try (Bulletin up = up(portBase)) {
      await().atMost(PATIENCE).until(() -> up.output().contains("Running"));
      Map<String, String> environment =
          Map.of(
              "BULLETIN_BOOTSTRAP_SERVERS", "127.0.0.1:" + portBase,
              "BULLETIN_SCHEMA_REGISTRY", "http://127.0.0.1:" + (portBase + 1) + "/apis/ccompat/v7",
              "BULLETIN_OPENSEARCH", "http://127.0.0.1:" + (portBase + 2));
      assertThat(up.output()).doesNotContain("Ingesting the demo pages");
      assertThat(up.output()).containsPattern("page +http://127.0.0.1:\\d+/");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(Main.run(new String[] {"status"}, environment)).isZero());
      Files.writeString(folder.resolve("data/inbox/new.txt"), "本报讯 收件箱里的新消息。");
      await().atMost(PATIENCE).until(() -> up.output().contains("published inbox/new.txt"));
      up.stop();
      assertThat(up.output()).contains("Stopping");
    }
  }

  @Test
  void portThatIsTakenIsNamed() throws IOException {
    // Given
    int portBase = Ports.freeBase();
    try (ServerSocket taken = new ServerSocket(portBase + 2, 1, InetAddress.getLoopbackAddress())) {

      // When
      try (Bulletin up = up(portBase)) {

        // Then
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
            .contains(Integer.toString(taken.getLocalPort()))
            .contains("--port-base")
            .doesNotContain("\tat ");
      }
    }
  }

  @Test
  void portOfThePageThatIsTakenIsNamed() throws IOException {
    // Given
    int portBase = Ports.freeBase();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

      // When
      try (Bulletin up = up(portBase, "--http-port=" + taken.getLocalPort())) {

        // Then
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
            .contains(Integer.toString(taken.getLocalPort()))
            .contains("--http-port")
            .contains("--no-http")
            .doesNotContain("Starting Kafka")
            .doesNotContain("\tat ");
      }
    }
  }

  private Bulletin up(int portBase, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("up", "--data=" + folder.resolve("data"), "--port-base=" + portBase));
    args.addAll(List.of(more));
    return Bulletin.start(folder, args);
  }
}
