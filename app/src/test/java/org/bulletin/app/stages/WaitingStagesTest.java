package org.bulletin.app.stages;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.app.monitor.Health;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.schemas.stages.StageStatus.State;
import org.bulletin.schemas.topics.ClusterSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A stage that waits for its servers in its constructor says so to whoever asks the monitor. */
class WaitingStagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Nobody listens on these ports. */
  private static final ClusterSettings NOWHERE =
      new ClusterSettings("127.0.0.1:1", "http://127.0.0.1:1", Map.of());

  private final Monitoring monitoring = Monitoring.forPrometheus();

  @TestFactory
  Stream<DynamicTest> stagesThatWaitSayForWhat() {
    Map<String, Runnable> stages =
        Map.of(
            "ingest",
            () -> new IngestService(NOWHERE, new RawPages(Newspapers.defaults()), "i", monitoring),
            "streams",
            () ->
                new StreamsService(
                    new StreamsOptions(
                        NOWHERE, Optional.empty(), Path.of("none"), 1, Optional.empty(), 0),
                    new Methods(null, null),
                    "i",
                    monitoring),
            "indexer",
            () ->
                new IndexerService(
                    NOWHERE,
                    OpenSearchSettings.at(URI.create("http://127.0.0.1:1")),
                    Optional.empty(),
                    "i",
                    Optional.empty(),
                    monitoring));
    return stages.entrySet().stream()
        .map(
            stage ->
                DynamicTest.dynamicTest(
                    stage.getKey(), () -> waitsAndSaysSo(stage.getKey(), stage.getValue())));
  }

  private void waitsAndSaysSo(String stage, Runnable starting) throws InterruptedException {
    // Given
    Thread thread = new Thread(() -> ignoringTheEnd(starting), stage);

    // When
    thread.start();

    // Then
    await()
        .atMost(PATIENCE)
        .until(() -> of(stage).map(Health.Stage::state).equals(Optional.of(State.WAITING)));
    assertThat(of(stage).orElseThrow().reason().orElseThrow()).contains("Schema Registry");
    assertThat(monitoring.health().isLive()).isTrue();
    assertThat(monitoring.health().isReady()).isFalse();
    thread.interrupt();
    thread.join(PATIENCE.toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  private Optional<Health.Stage> of(String stage) {
    return monitoring.health().stages().stream()
        .filter(known -> known.name().equals(stage))
        .findFirst();
  }

  private static void ignoringTheEnd(Runnable starting) {
    try {
      starting.run();
    } catch (RuntimeException e) {
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
  }
}
