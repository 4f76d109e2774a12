package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the panels ask, asked of real indices: the seed pages, of which only the month is known; a
 * page of a day, whose article goes on on another that is not there; and a record that is no page.
 */
class DashboardsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static EmbeddedStack stack;
  private static LocalPipeline pipeline;

  @TempDir private static Path state;
  @TempDir private static Path folder;

  @BeforeAll
  static void index() throws IOException {
    Newspapers newspapers = Newspapers.defaults();
    stack = EmbeddedStack.onFreePorts(state.resolve("stack"));
    stack.start();
    pipeline =
        new LocalPipeline(stack, state.resolve("streams"), newspapers, Methods.load(newspapers));
    Files.writeString(
        folder.resolve("青浦报_2025-11-14_01.txt"),
        "石桥修好了\n\n本报讯 记者 甘雨 村口的石桥昨天修好了，乡亲们高兴地走来走去，（下转2版）\n");
    ingest(Path.of("..", "seeds"));
    ingest(folder);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            pipeline.cluster().kafka(), new StringSerializer(), new ByteArraySerializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.PAGES.name(), "坏/页.txt", "rubbish".getBytes(StandardCharsets.UTF_8)));
    }
    pipeline.settle(condition -> await().atMost(PATIENCE).until(condition::getAsBoolean));
    assertThat(pipeline.failure()).isEmpty();
    post("/bulletin-*/_refresh", DashboardSource.JSON.createObjectNode());
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    stack.close();
  }

  @ParameterizedTest
  @MethodSource("aggregatingVisualizations")
  void panelsHaveSomethingToShow(JsonNode visualization) {
    // Given
    JsonNode view = view(visualization, "kibanaSavedObjectMeta.searchSourceJSON.index");
    VisualizationSearch search = new VisualizationSearch(state(visualization), view);

    // When
    JsonNode reply = search(view, search.body());

    // Then
    JsonNode result = reply.path("aggregations");
    for (JsonNode bucket : search.buckets()) {
      JsonNode buckets = result.path(bucket.path("id").asText()).path("buckets");
      result =
          buckets
              .valueStream()
              .filter(each -> each.path("doc_count").asInt() > 0)
              .findFirst()
              .orElseThrow(
                  () ->
                      new AssertionError("no bucket has documents: " + reply.path("aggregations")));
    }
    for (JsonNode metric : search.metrics()) {
      if (!metric.path("type").asText().equals("count")) {
        JsonNode value = result.path(metric.path("id").asText());
        assertThat(value.path("value").isNumber() || value.at("/values/0/value").isNumber())
            .as(value.toString())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("controls")
  void controlsOfferValuesAndFindThemByTheirMiddle(JsonNode visualization) {
    for (JsonNode control : state(visualization).at("/params/controls")) {
      // Given
      JsonNode view = view(visualization, control.path("indexPatternRefName").asText());
      String first = values(view, control, ".+").get(0);
      String middle = first.substring(first.length() / 2);

      // When
      List<String> found = values(view, control, ".*" + middle.replace("|", "\\|") + ".*");

      // Then
      assertThat(found).contains(first).allMatch(value -> value.contains(middle));
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void searchesFindSomething(JsonNode saved) {
    // Given
    JsonNode view = view(saved, "kibanaSavedObjectMeta.searchSourceJSON.index");
    JsonNode source =
        CommittedObjects.parse(saved.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON"));
    ObjectNode body = DashboardSource.JSON.createObjectNode();
    String query = source.at("/query/query").asText();
    if (!query.isEmpty()) {
      body.putObject("query").putObject("query_string").put("query", query);
    }
    saved
        .at("/attributes/sort")
        .forEach(
            order -> body.withArray("sort").addObject().set(order.path(0).asText(), order.path(1)));
    CommittedObjects.parse(view.at("/attributes/sourceFilters"))
        .forEach(
            hidden ->
                body.withObject("_source")
                    .withArray("excludes")
                    .add(hidden.path("value").asText()));

    // When
    JsonNode hits = search(view, body).at("/hits/hits");

    // Then
    assertThat(hits.size()).isPositive();
    assertThat(hits.findValues("spans").size()).isZero();
    assertThat(hits.findValues("stack_trace").size()).isZero();
  }

  @Test
  void faultsAreCountedAsTheDocumentsHaveThem() {
    // Given
    JsonNode visualization =
        aggregatingVisualizations()
            .filter(each -> each.path("id").asText().equals("bulletin-faults"))
            .findFirst()
            .orElseThrow();
    JsonNode view = view(visualization, "kibanaSavedObjectMeta.searchSourceJSON.index");
    VisualizationSearch search = new VisualizationSearch(state(visualization), view);
    List<JsonNode> documents =
        search(view, DashboardSource.JSON.createObjectNode().put("size", 1000))
            .at("/hits/hits")
            .valueStream()
            .map(hit -> hit.path("_source"))
            .toList();
    Map<String, Predicate<JsonNode>> faults =
        Map.of(
            "without headline", each -> each.path("headline").asText().isBlank(),
            "jump still open", each -> each.path("open").asBoolean(),
            "confidence below 50 %", each -> each.path("confidence").asDouble() < 0.5,
            "without date", each -> each.path("published_on").isNull(),
            "not split", each -> each.path("kind").asText().equals("UNSPLIT"),
            "corrected by hand", each -> each.path("corrected").asBoolean());

    // When
    JsonNode buckets = search(view, search.body()).at("/aggregations/2/buckets/0/3/buckets");

    // Then
    assertThat(documents.size()).isGreaterThan(20);
    faults.forEach(
        (label, fault) ->
            assertThat(buckets.path(label).path("doc_count").asLong())
                .as(label)
                .isEqualTo(documents.stream().filter(fault).count()));
    assertThat(buckets.at("/jump still open/doc_count").asLong()).isPositive();
  }

  static Stream<JsonNode> aggregatingVisualizations() {
    return CommittedObjects.ofType("visualization")
        .filter(each -> !state(each).path("aggs").isEmpty());
  }

  static Stream<JsonNode> controls() {
    return CommittedObjects.ofType("visualization")
        .filter(each -> state(each).path("params").has("controls"));
  }

  static Stream<JsonNode> searches() {
    return CommittedObjects.ofType("search");
  }

  /** The request of list_control_factory.ts. */
  private static List<String> values(JsonNode view, JsonNode control, String include) {
    ObjectNode body = DashboardSource.JSON.createObjectNode().put("size", 0);
    ObjectNode terms = body.putObject("aggs").putObject("termsAgg").putObject("terms");
    terms.set("field", control.path("fieldName"));
    terms.put("include", include).putObject("order").put("_count", "desc");
    return search(view, body)
        .at("/aggregations/termsAgg/buckets")
        .valueStream()
        .map(bucket -> bucket.path("key").asText())
        .toList();
  }

  private static JsonNode state(JsonNode visualization) {
    return CommittedObjects.parse(visualization.at("/attributes/visState"));
  }

  private static JsonNode view(JsonNode object, String reference) {
    String id =
        object
            .path("references")
            .valueStream()
            .filter(each -> each.path("name").asText().equals(reference))
            .map(each -> each.path("id").asText())
            .findFirst()
            .orElseThrow();
    return CommittedObjects.ofType("index-pattern")
        .filter(view -> view.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode search(JsonNode view, JsonNode body) {
    JsonNode reply = post("/" + view.at("/attributes/title").asText() + "/_search", body);
    assertThat(reply.at("/_shards/failed").asInt(-1)).as(reply.toString()).isZero();
    return reply;
  }

  private static JsonNode post(String path, JsonNode body) {
    try {
      HttpResponse<String> reply =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(pipeline.openSearch().url() + path))
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body.toString()))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      return CommittedObjects.parse(reply.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void ingest(Path path) {
    var unused =
        pipeline.ingest().ingester().ingest(IngestRequest.of(path), IngestionListener.NONE);
  }
}
