package org.bulletin.indexer.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BulkWriterTest {

  private static final String ALIAS = "a-write";

  private record Answer(int status, String body) {}

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private Function<String, Answer> server;
  private HttpServer http;
  private OpenSearchConnection connection;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
    connection =
        OpenSearchConnection.to(
            OpenSearchSettings.at(URI.create("http://127.0.0.1:" + http.getAddress().getPort())));
  }

  @AfterEach
  void stop() {
    connection.close();
    http.stop(0);
  }

  @Test
  void eachItemIsDecidedForItself() {
    // Given
    server =
        request ->
            new Answer(
                200,
                items(
                    "{\"index\":{\"status\":201}}",
                    "{\"index\":{\"status\":409,\"error\":{\"type\":\"conflict\",\"reason\":\"old\"}}}",
                    "{\"index\":{\"status\":400,\"error\":{\"type\":\"mapper\",\"reason\":\"no\","
                        + "\"caused_by\":{\"type\":\"date\",\"reason\":\"not one\"}}}}"));

    // When
    List<Decision> decisions = writer(1 << 20).attempt(writes(3));

    // Then
    assertThat(decisions)
        .extracting(Decision::verdict)
        .containsExactly(Verdict.WRITTEN, Verdict.ALREADY_NEWER, Verdict.REJECTED);
    assertThat(decisions.get(2).reason()).isEqualTo("mapper: no; date: not one");
  }

  @Test
  void writesRequireTheAliasAndDeletesComeWithAGuardThatDoes() {
    // Given
    server =
        request ->
            new Answer(
                200,
                items(
                    "{\"update\":{\"status\":404,\"error\":{\"type\":\"document_missing\"}}}",
                    "{\"index\":{\"status\":201}}",
                    "{\"delete\":{\"status\":404}}"));

    // When
    List<Decision> decisions =
        writer(1 << 20).attempt(List.of(write(1), new Operation.Delete(ALIAS, "d", 8)));

    // Then
    assertThat(decisions)
        .extracting(Decision::verdict)
        .containsExactly(Verdict.WRITTEN, Verdict.UNCHANGED);
    assertThat(requests)
        .containsExactly(
            """
            {"update":{"_index":"a-write","_id":"~guard~","require_alias":true}}
            {"doc":{}}
            {"index":{"_index":"a-write","_id":"1","version":7,"version_type":"external_gte","require_alias":true}}
            {"n":1}
            {"delete":{"_index":"a-write","_id":"d","version":8,"version_type":"external_gte"}}
            """);
  }

  @Test
  void aRequestIsFilledUpToItsSize() {
    // Given
    server = BulkWriterTest::acceptAll;

    // When
    List<Decision> decisions = writer(3 * BulkRequest.size(write(1))).attempt(writes(7));

    // Then
    assertThat(decisions).extracting(Decision::verdict).containsOnly(Verdict.WRITTEN).hasSize(7);
    assertThat(requests.stream().map(BulkWriterTest::operations)).containsExactly(3, 3, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {413, 400})
  void aRefusedRequestIsHalvedUntilTheCulpritIsAlone(int status) {
    // Given
    server =
        request ->
            request.contains("\"_id\":\"3\"")
                ? new Answer(status, "<html>refused</html>")
                : acceptAll(request);

    // When
    List<Decision> decisions = writer(1 << 20).attempt(writes(4));

    // Then
    assertThat(decisions)
        .extracting(Decision::verdict)
        .containsExactly(Verdict.WRITTEN, Verdict.WRITTEN, Verdict.REJECTED, Verdict.WRITTEN);
    assertThat(decisions.get(2).reason())
        .isEqualTo("OpenSearch answers " + status + ": <html>refused</html>");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 429, 500, 502, 503, 504})
  void aRequestThatFailsAsAWholeLeavesEverythingToTryAgain(int status) {
    // Given
    server = request -> new Answer(status, "{\"error\":{\"type\":\"t\",\"reason\":\"r\"}}");

    // When
    List<Decision> decisions = writer(1).attempt(writes(3));

    // Then
    assertThat(decisions)
        .hasSize(3)
        .containsOnly(Decision.tryAgain("OpenSearch answers " + status + ": t: r"));
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"401, check --opensearch-user", "403, grant them"})
  void whoIsNotLetInTriesAgain(int status, String whatToDo) {
    // Given
    server = request -> new Answer(status, "{}");

    // When
    List<Decision> decisions = writer(1).attempt(writes(3));

    // Then
    assertThat(decisions).hasSize(3).extracting(Decision::verdict).containsOnly(Verdict.TRY_AGAIN);
    assertThat(decisions.get(0).reason()).startsWith("OpenSearch at ").contains(whatToDo);
    assertThat(requests).hasSize(1);
  }

  @Test
  void anAnswerThatIsNotUnderstoodDecidesNothing() {
    // Given
    server = request -> new Answer(200, "<html>Welcome</html>");

    // When
    List<Decision> decisions = writer(1 << 20).attempt(writes(2));

    // Then
    assertThat(decisions).extracting(Decision::verdict).containsOnly(Verdict.TRY_AGAIN);
  }

  @Test
  void nobodyThereIsNoException() {
    // Given
    http.stop(0);

    // When
    List<Decision> decisions = writer(1 << 20).attempt(writes(2));

    // Then
    assertThat(decisions).extracting(Decision::verdict).containsOnly(Verdict.TRY_AGAIN);
    assertThat(decisions.get(0).reason()).contains("does not serve us");
  }

  private BulkWriter writer(int requestBytes) {
    return new BulkWriter(connection, requestBytes);
  }

  private static Operation write(int n) {
    return new Operation.Write(
        ALIAS, Integer.toString(n), 7, StandardCharsets.UTF_8.encode("{\"n\":" + n + "}"));
  }

  private static List<Operation> writes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(BulkWriterTest::write).toList();
  }

  private static int operations(String request) {
    return (int) request.lines().filter(line -> line.startsWith("{\"index\"")).count();
  }

  private static Answer acceptAll(String request) {
    return new Answer(
        200,
        items(
            IntStream.range(0, operations(request))
                .mapToObj(i -> "{\"index\":{\"status\":201}}")
                .toArray(String[]::new)));
  }

  private static String items(String... items) {
    return List.of(items).stream().collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(request);
      Answer answer = server.apply(request);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
