package org.bulletin.app.serve;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.ClusterSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the server does without Kafka and OpenSearch: files, limits, and what protects readers. */
class PageServerTest {

  static final String SITE = "org/bulletin/app/serve/testsite/";

  private static PageServer server;
  private static Browser browser;

  @BeforeAll
  static void start() {
    server = lonely();
    browser = new Browser(server.address());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A server that nobody answers. */
  static PageServer lonely() {
    return new PageServer(
        ServeSettings.onLoopback(
                0,
                new ClusterSettings("127.0.0.1:1", "http://127.0.0.1:1", Map.of()),
                OpenSearchSettings.at(URI.create("http://127.0.0.1:1")),
                Newspapers.defaults())
            .withSite(SITE),
        "--port");
  }

  @Test
  void everyAnswerHasTheHeadersThatProtectReaders() {
    // When
    List<HttpResponse<byte[]>> answers =
        List.of(
            browser.get("/"),
            browser.get("/app/main.js"),
            browser.get("/api/articles"),
            browser.get("/api/articles?limit=x"),
            browser.get("/no-such-file"));

    // Then
    assertThat(answers)
        .allSatisfy(
            answer ->
                Guard.HEADERS.forEach(
                    (name, value) -> assertThat(Browser.header(answer, name)).isEqualTo(value)));
    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 200, 503, 400, 404);
    assertThat(Browser.header(answers.get(2), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void filesAreAskedForAgainAndSentOnce() {
    // Given
    HttpResponse<byte[]> first = browser.get("/app/main.js", "Accept-Encoding", "gzip");

    // When
    HttpResponse<byte[]> again =
        browser.get("/app/main.js", "If-None-Match", Browser.header(first, "ETag"));

    // Then
    assertThat(Browser.header(first, "Content-Encoding")).isEqualTo("gzip");
    assertThat(first.body().length).isLessThan(browser.get("/app/main.js").body().length);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void everyPageOfTheSiteIsTheSameFile() {
    // When
    List<String> pages =
        List.of("/", "/article?id=x", "/person?name=x", "/calendar", "/pipeline").stream()
            .map(browser::text)
            .toList();

    // Then
    assertThat(pages).allMatch(page -> page.contains("<title>公报</title>"));
  }

  /** Requests that are wrong, the status, and what the sentence names. */
  static Stream<Arguments> wrongRequests() {
    return Stream.of(
        arguments("/api/articles?limit=101", 400, "'limit'"),
        arguments("/api/articles?offset=9990&limit=20", 400, "'offset'"),
        arguments("/api/articles?order=worst", 400, "'order'"),
        arguments("/api/articles?sort=x", 400, "'sort'"),
        arguments("/api/facets?size=0", 400, "'size'"),
        arguments("/api/facets?from=2025", 400, "'from'"),
        arguments("/api/article", 400, "'id'"),
        arguments("/api/person", 400, "'name'"),
        arguments("/api/network", 400, "'person'"),
        arguments("/api/network?person=a&organization=b", 400, "'organization'"),
        arguments("/api/calendar?year=now", 400, "'year'"),
        arguments("/api/export.csv?open=maybe", 400, "'open'"),
        arguments("/feed.atom?limit=3", 400, "'limit'"),
        arguments("/api/none", 404, "there is no file"),
        arguments("/vendor/none.js", 404, "there is no file"),
        arguments("/app/..%2Findex.html", 404, "there is no file"),
        arguments("/PageServer.class", 404, "there is no file"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongRequests")
  void whatIsWrongIsSaidInASentence(String path, int status, String sentence) {
    // When
    HttpResponse<byte[]> answer = browser.get(path);

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Browser.utf8(answer)).contains(sentence).doesNotContain("Exception", "\tat ");
  }

  @Test
  void nothingCanBeChanged() {
    // When
    Stream<Integer> statuses =
        Stream.of("POST", "PUT", "DELETE", "PATCH")
            .map(method -> browser.send(method, "/api/articles").statusCode());

    // Then
    assertThat(statuses).allMatch(status -> status == 405);
  }

  @Test
  void requestsUnderAStrangeNameAreRefused() throws IOException {
    // When
    String strange = raw("GET /api/articles HTTP/1.1\r\nHost: evil:80\r\n");
    String none = raw("GET / HTTP/1.0\r\n");
    String known = raw("GET /health HTTP/1.1\r\nHost: localhost:1\r\n");

    // Then
    assertThat(strange)
        .startsWith("HTTP/1.1 421")
        .contains("known as 'evil:80'", "--name evil")
        .doesNotContain("total");
    assertThat(none).startsWith("HTTP/1.1 421");
    assertThat(known).startsWith("HTTP/1.1 200").doesNotContain("Server:");
  }

  private static String raw(String head) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
