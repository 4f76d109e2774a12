package org.bulletin.app.monitor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bulletin.app.monitor.Scrape.Sample;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a running pipeline tells of itself is what the dashboard and the alert rules ask for. */
class MonitoringIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static MonitorServer server;
  private static LocalPipeline pipeline;
  private static String generation;
  private static Instant before;

  @TempDir private static Path state;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = MonitorServer.open("127.0.0.1", 0);
    Newspapers newspapers = Newspapers.defaults();
    pipeline =
        new LocalPipeline(
            SharedStack.get(),
            state,
            newspapers,
            Methods.load(newspapers, server.monitoring().ofProcess()),
            server.monitoring());
    generation = pipeline.generation();
    before = Instant.now();
    pipeline
        .ingest()
        .ingester()
        .ingest(IngestRequest.of(pages()).into("monitoring"), IngestionListener.NONE);
    pipeline.settle(condition -> await().atMost(PATIENCE).until(condition::getAsBoolean));
    // Looked at every ten seconds.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(scrape().of("bulletin_generation_served", "generation", generation))
                    .hasSize(1));
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    assertThat(server.monitoring().health().stages()).isEmpty();
    assertThat(scrape().samples())
        .extracting(Sample::name)
        .noneMatch(name -> name.matches("(?:kafka|bulletin_(?!version|name_model)).*"));
    server.close();
  }

  @Test
  void everyQueryOfTheDashboardAndTheRulesSelectsSomething() {
    // Given
    List<Sample> samples = scrape().samples();
    List<PromQl.Selector> selectors =
        Stream.concat(
                OperationsFiles.queriesOfDashboard().stream(),
                OperationsFiles.queriesOfRules().stream())
            .flatMap(query -> PromQl.selectors(query).stream())
            .distinct()
            .toList();

    // When
    List<PromQl.Selector> missing =
        selectors.stream()
            .filter(selector -> samples.stream().noneMatch(selector::selects))
            .toList();

    // Then
    assertThat(selectors).hasSizeGreaterThan(30);
    assertThat(missing).isEmpty();
  }

  @Test
  void readyAndLive() {
    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get("health/ready").statusCode()).isEqualTo(200));
    assertThat(get("health/live").statusCode()).isEqualTo(200);
    assertThat(get("health").body())
        .contains("\"ingest\"")
        .contains("\"streams\"")
        .contains("\"indexer\"");
  }

  @Test
  void countsAndTimesAreThoseOfThePages() {
    // When
    Scrape scrape = scrape();

    // Then
    double pages = pipeline.streams().servedStatus().orElseThrow().countOf("split");
    double written = pipeline.indexer().servedStatus().orElseThrow().countOf("written");
    assertThat(pages).isGreaterThanOrEqualTo(5);
    assertThat(
            value(
                scrape, "bulletin_outcomes_total", Map.of("stage", "streams", "outcome", "split")))
        .isEqualTo(pages);
    assertThat(
            value(
                scrape,
                "bulletin_outcomes_total",
                Map.of("stage", "indexer", "generation", generation, "outcome", "written")))
        .isEqualTo(written);
    assertThat(
            value(scrape, "bulletin_split_delay_seconds_count", Map.of("generation", generation)))
        .isEqualTo(pages);
    assertThat(value(scrape, "bulletin_splitter_seconds_count", Map.of())).isEqualTo(pages);
    assertThat(value(scrape, "bulletin_entity_finder_seconds_sum", Map.of()))
        .isGreaterThan(value(scrape, "bulletin_name_model_seconds_sum", Map.of()));
    assertThat(
            value(scrape, "bulletin_index_delay_seconds_count", Map.of("generation", generation)))
        .isEqualTo(written);
    assertThat(value(scrape, "bulletin_index_delay_seconds_max", Map.of("index", "bulletin-pages")))
        .isPositive();
    assertThat(value(scrape, "bulletin_bulk_operations_total", Map.of("verdict", "written")))
        .isGreaterThanOrEqualTo(written);
  }

  @Test
  void nothingIsOldWhereEverythingIsIndexed() {
    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        scrape()
                            .of(
                                "bulletin_oldest_unindexed_page_age_seconds",
                                "generation",
                                generation))
                    .hasSize(2)
                    .allSatisfy(sample -> assertThat(sample.value()).isZero()));
  }

  @Test
  void oldestRecordIsFoundThatAGroupHasNotDone() {
    // Given
    try (OldestRecords records = new OldestRecords(pipeline.cluster())) {

      // When
      Optional<Instant> ofNobody = records.notDoneBy("nobody", List.of(Topics.PAGES));
      Optional<Instant> derived =
          records.notDoneBy(
              "nobody", List.of(Topics.enriched(generation), Topics.split(generation)));
      Optional<Instant> ofStreams =
          records.notDoneBy(StreamsSettings.applicationId(generation), List.of(Topics.PAGES));
      Optional<Instant> ofIndexer =
          records.notDoneBy(
              IndexerSettings.ofGeneration(generation).group(),
              List.of(Topics.enriched(generation), Topics.split(generation)));

      // Then
      assertThat(ofNobody).isPresent();
      assertThat(ofNobody.orElseThrow()).isBefore(Instant.now());
      assertThat(derived).isPresent();
      assertThat(derived.orElseThrow()).isAfterOrEqualTo(before.minus(PATIENCE));
      assertThat(ofStreams).isEmpty();
      assertThat(ofIndexer).isEmpty();
    }
  }

  @Test
  void seriesOfEachStageAreNotTooMany() {
    // When
    long start = System.nanoTime();
    int scrapes = 10;
    for (int i = 0; i < scrapes; i++) {
      get("metrics");
    }
    double millis = (System.nanoTime() - start) / 1e6 / scrapes;
    Map<String, Integer> series = new TreeMap<>();
    Map<String, Integer> families = new TreeMap<>();
    for (Sample sample : scrape().samples()) {
      String stage = sample.labels().getOrDefault("stage", "process");
      series.merge(stage, 1, Integer::sum);
      families.merge(
          stage + " " + sample.name().replaceFirst("^(kafka_[a-z]+_[a-z]+).*", "$1"),
          1,
          Integer::sum);
    }

    // Then
    System.out.printf("scrape: %.1f ms; series %s%n%s%n", millis, series, families);
    List<String> tooMany = new ArrayList<>();
    series.forEach(
        (stage, count) -> {
          if (count > 3000) {
            tooMany.add(stage);
          }
        });
    assertThat(tooMany).isEmpty();
  }

  /** Pages that no other test on this stack has published. */
  private static Path pages() throws IOException {
    try (Stream<Path> seeds = Files.list(Path.of("..", "seeds"))) {
      for (Path seed : seeds.filter(file -> file.toString().endsWith(".txt")).toList()) {
        Files.writeString(
            folder.resolve(seed.getFileName()), Files.readString(seed) + "\n本报讯 仪表盘亮了。\n");
      }
    }
    return folder;
  }

  private static double value(Scrape scrape, String name, Map<String, String> labels) {
    return scrape.samples().stream()
        .filter(sample -> sample.name().equals(name))
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .sum();
  }

  private static Scrape scrape() {
    return Scrape.of(get("metrics").body());
  }

  private static HttpResponse<String> get(String path) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(server.address().resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
