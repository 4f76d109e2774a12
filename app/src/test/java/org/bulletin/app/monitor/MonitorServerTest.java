package org.bulletin.app.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.bulletin.schemas.stages.StageStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MonitorServerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final StageStatus status = new StageStatus("streams");
  private MonitorServer server;

  @BeforeEach
  void open() throws IOException {
    server = MonitorServer.open("127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void processWithoutStagesIsAliveAndNotReady() {
    // Then
    assertThat(get("health/live").statusCode()).isEqualTo(200);
    assertThat(get("health/ready").statusCode()).isEqualTo(503);
    assertThat(get("health").statusCode()).isEqualTo(503);
    assertThat(get("elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void whatAStageWaitsForIsSaid() {
    // Given
    watch("g1");
    status.waiting("no broker answers");

    // When
    HttpResponse<String> ready = get("health/ready");

    // Then
    assertThat(ready.statusCode()).isEqualTo(503);
    JsonNode health = json(ready);
    assertThat(health.path("ready").asBoolean()).isFalse();
    assertThat(health.path("live").asBoolean()).isTrue();
    assertThat(health.path("stages")).hasSize(1);
    JsonNode stage = health.path("stages").path(0);
    assertThat(stage.path("stage").asText()).isEqualTo("streams");
    assertThat(stage.path("generation").asText()).isEqualTo("g1");
    assertThat(stage.path("state").asText()).isEqualTo("waiting");
    assertThat(stage.path("waiting_for").asText()).isEqualTo("no broker answers");
    assertThat(get("health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void readyIsWhereEveryStageRuns() {
    // Given
    watch("g1");
    StageStatus second = new StageStatus("indexer");
    server.monitoring().watch("indexer", "g1", second, List.of());

    // When
    status.running();

    // Then
    assertThat(get("health/ready").statusCode()).isEqualTo(503);

    // When
    second.running();

    // Then
    assertThat(get("health/ready").statusCode()).isEqualTo(200);
    assertThat(get("health").statusCode()).isEqualTo(200);
  }

  @Test
  void stageThatHasStoppedByItselfIsNotAlive() {
    // Given
    watch("g1");

    // When
    status.failed("the topic has another number of partitions");

    // Then
    HttpResponse<String> live = get("health/live");
    assertThat(live.statusCode()).isEqualTo(503);
    assertThat(live.body()).contains("the topic has another number of partitions");
  }

  @Test
  void countsAreCountersFromTheStartAndWhateverComesLater() {
    // Given
    watch("g1");
    status.count("split", 3);
    status.count("unforeseen");

    // When
    Scrape scrape = Scrape.of(get("metrics").body());

    // Then
    assertThat(scrape.of("bulletin_outcomes_total", "outcome", "split"))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.value()).isEqualTo(3);
              assertThat(sample.labels())
                  .containsEntry("stage", "streams")
                  .containsEntry("generation", "g1");
            });
    assertThat(scrape.of("bulletin_outcomes_total", "outcome", "dead"))
        .singleElement()
        .satisfies(sample -> assertThat(sample.value()).isZero());
    assertThat(scrape.of("bulletin_outcomes_total", "outcome", "unforeseen"))
        .singleElement()
        .satisfies(sample -> assertThat(sample.value()).isEqualTo(1));
    assertThat(scrape.of("bulletin_stage_state", "state", "starting"))
        .singleElement()
        .satisfies(sample -> assertThat(sample.value()).isEqualTo(1));
  }

  @Test
  void scraperThatAsksForOpenMetricsGetsIt() {
    // Given
    watch("g1");

    // When
    HttpResponse<String> response =
        send(request("metrics").header("Accept", "application/openmetrics-text;version=1.0.0"));

    // Then
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void generationsThatComeAndGoLeaveNothingBehind() {
    // Given
    int meters = Scrape.of(server.monitoring()).samples().size();

    // When
    for (int i = 1; i <= 50; i++) {
      Watched watched = watch("g" + i);
      Counter.builder("bulletin.something").register(watched.meters()).increment();
      FunctionCounter.builder("kafka.something", status, s -> 1)
          .tag("client.id", "c" + i)
          .register(watched.meters());
      watched.close();
      Counter.builder("bulletin.too.late").register(watched.meters()).increment();
    }

    // Then
    assertThat(Scrape.of(server.monitoring()).samples()).hasSize(meters);
    assertThat(server.monitoring().health().stages()).isEmpty();
  }

  @Test
  void fetchesOfAClientAndOfAPartitionAreBothScraped() {
    // Given
    Watched watched = watch("g1");
    String name = "kafka.consumer.fetch.manager.records.lag.max";

    // When
    FunctionCounter.builder(name, status, s -> 1).tags("client.id", "a").register(watched.meters());
    FunctionCounter.builder(name, status, s -> 2)
        .tags("client.id", "b", "topic", "t", "partition", "0")
        .register(watched.meters());

    // Then
    assertThat(Scrape.of(server.monitoring()).samples())
        .filteredOn(sample -> sample.name().startsWith("kafka_consumer_fetch_manager"))
        .hasSize(2);
  }

  private Watched watch(String generation) {
    return server.monitoring().watch("streams", generation, status, List.of("split", "dead"));
  }

  private HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
