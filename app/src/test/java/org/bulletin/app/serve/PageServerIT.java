package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bulletin.app.stages.Accounts;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.SharedStack;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The server of our own page, on real servers with the demo pages and a hostile one. */
class PageServerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path SEEDS = Path.of("..", "seeds");
  static final String SITE = "org/bulletin/app/serve/testsite/";

  /** Markup, quotes, and a mark that turns the direction of writing. */
  private static final String HOSTILE =
      "<script>alert('毒蘑菇')</script> \"引号\" & \u202e倒着写\u202c </textarea><img src=x onerror=alert(1)>";

  @TempDir private static Path folder;

  private static LocalPipeline pipeline;
  private static PageServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Newspapers newspapers = Newspapers.defaults();
    pipeline =
        new LocalPipeline(
            SharedStack.get(), folder.resolve("state"), newspapers, Methods.load(newspapers));
    Path hostile = Files.createDirectories(folder.resolve("hostile"));
    Files.writeString(
        hostile.resolve("page.txt"), "毒蘑菇展览开幕\n\n　　本报讯（记者 陶望山）" + HOSTILE + "昨天在灵溪县展出，县长陶望山出席。\n");
    Files.writeString(
        hostile.resolve("page.txt.json"),
        """
        {"newspaper": "灵溪报", "issue_date": "2024-05-17", "page_label": "01"}
        """);
    pipeline.ingest().ingester().ingest(IngestRequest.of(SEEDS), IngestionListener.NONE);
    pipeline.ingest().ingester().ingest(IngestRequest.of(hostile), IngestionListener.NONE);
    server =
        new PageServer(
            ServeSettings.onLoopback(0, pipeline.cluster(), pipeline.openSearch(), newspapers)
                .withSite(SITE),
            "--port");
    browser = new Browser(server.address());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(browser.json("/api/articles").path("total").asInt()).isGreaterThan(20);
              assertThat(
                      browser
                          .json("/api/articles?q=" + Browser.encode("毒蘑菇"))
                          .path("total")
                          .asInt())
                  .isPositive();
              assertThat(
                      Accounts.take(
                          pipeline.cluster(), pipeline.openSearch(), pipeline.generation()))
                  .matches(Accounts::addUp)
                  .matches(accounts -> accounts.pageDocuments() == 6);
            });
  }

  @AfterAll
  static void stop() {
    server.close();
    pipeline.close();
  }

  @Test
  void articlesAreFoundWithTheirTermsMarked() {
    // When
    JsonNode found =
        browser.json("/api/articles?q=" + Browser.encode("进博会") + "&order=best&limit=3");

    // Then
    assertThat(found.path("total").asInt()).isGreaterThan(3);
    assertThat(found.path("articles")).hasSize(3);
    assertThat(found.path("articles"))
        .allSatisfy(
            article -> {
              assertThat(article.path("article_id").asText()).contains("#");
              assertThat(marked(article)).contains("进博会");
            });
  }

  @Test
  void withoutATermThePassageIsTheBeginning() {
    // When
    JsonNode article = browser.json("/api/articles?newspaper=" + Browser.encode("灵溪报"));

    // Then
    assertThat(article.path("total").asInt()).isEqualTo(1);
    assertThat(article.at("/articles/0/passages/0/0/text").asText()).contains("本报讯");
    assertThat(article.at("/articles/0/passages/0/0/marked").asBoolean()).isFalse();
    assertThat(article.at("/articles/0/headline_parts/0/text").asText()).isEqualTo("毒蘑菇展览开幕");
  }

  @Test
  void facetsCountWhatTheListShows() {
    // Given
    JsonNode all = browser.json("/api/facets?size=5");
    String person = all.at("/persons/0/value").asText();

    // When
    String filter = "person=" + Browser.encode(person);
    JsonNode list = browser.json("/api/articles?" + filter);
    JsonNode counts = browser.json("/api/facets?" + filter);

    // Then
    assertThat(list.path("total")).isEqualTo(all.at("/persons/0/count"));
    assertThat(counts.path("total")).isEqualTo(list.path("total"));
    assertThat(counts.at("/persons/0/value").asText()).isEqualTo(person);
    assertThat(all.path("persons")).hasSize(5);
    assertThat(all.at("/over_time/interval").asText()).isIn("day", "week", "month");
    assertThat(sum(all.at("/over_time/buckets"))).isEqualTo(all.path("total").asLong());
  }

  @Test
  void everyCharacterOfAPageHasItsArticleOrIsLeftOver() {
    // Given
    String id = browser.json("/api/articles?limit=1").at("/articles/0/article_id").asText();

    // When
    JsonNode view = browser.json("/api/article?id=" + Browser.encode(id));

    // Then
    JsonNode page = view.at("/pages/0");
    StringBuilder rest = new StringBuilder(page.path("text").asText());
    view.path("roles").forEach(role -> blank(rest, role));
    page.path("leftovers").forEach(left -> left.path("spans").forEach(span -> blank(rest, span)));
    assertThat(rest.toString()).isBlank();
    assertThat(view.path("roles").findValuesAsText("role")).contains("headline", "body", "byline");
    assertThat(view.at("/article/article_id").asText()).isEqualTo(id);
    assertThat(page.path("original").asBoolean()).isFalse();
  }

  @Test
  void hostileTextIsNothingButText() {
    // Given
    String id =
        browser
            .json("/api/articles?q=" + Browser.encode("毒蘑菇"))
            .at("/articles/0/article_id")
            .asText();

    // When
    HttpResponse<byte[]> answer = browser.get("/api/article?id=" + Browser.encode(id));

    // Then
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    JsonNode view = browser.json("/api/article?id=" + Browser.encode(id));
    assertThat(view.at("/pages/0/text").asText()).contains(HOSTILE);
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
                    (name, value) -> assertThat(header(answer, name)).isEqualTo(value)));
    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 200, 200, 400, 404);
    assertThat(header(answers.get(2), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void filesAreAskedForAgainAndSentOnce() {
    // Given
    HttpResponse<byte[]> first = browser.get("/app/main.js", "Accept-Encoding", "gzip");

    // When
    HttpResponse<byte[]> again =
        browser.get("/app/main.js", "If-None-Match", header(first, "ETag"));

    // Then
    assertThat(header(first, "Content-Encoding")).isEqualTo("gzip");
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

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String marked(JsonNode article) {
    StringBuilder marked = new StringBuilder();
    article
        .findValues("headline_parts")
        .forEach(parts -> parts.forEach(part -> append(marked, part)));
    article.path("passages").forEach(parts -> parts.forEach(part -> append(marked, part)));
    return marked.toString();
  }

  private static void append(StringBuilder marked, JsonNode part) {
    if (part.path("marked").asBoolean()) {
      marked.append(part.path("text").asText());
    }
  }

  private static void blank(StringBuilder text, JsonNode span) {
    for (int i = span.path("start").asInt(); i < span.path("end").asInt(); i++) {
      text.setCharAt(i, ' ');
    }
  }

  private static long sum(JsonNode buckets) {
    return StreamSupport.stream(buckets.spliterator(), false)
        .mapToLong(bucket -> bucket.path("count").asLong())
        .sum();
  }

  static String utf8(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
