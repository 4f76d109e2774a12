package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bulletin.app.stages.Accounts;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.indexer.index.OpenSearchSettings;
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

  /** Markup, quotes, and a mark that turns the direction of writing. */
  private static final String HOSTILE =
      "<script>alert('毒蘑菇')</script> \"引号\" & \u202e倒着写\u202c </textarea><img src=x onerror=alert(1)>";

  @TempDir private static Path folder;

  private static EmbeddedStack stack;
  private static LocalPipeline pipeline;
  private static PageServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Newspapers newspapers = Newspapers.defaults();
    stack = EmbeddedStack.onFreePorts(folder.resolve("stack"));
    stack.start();
    pipeline =
        new LocalPipeline(stack, folder.resolve("state"), newspapers, Methods.load(newspapers));
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
                .withSite(PageServerTest.SITE),
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
    stack.close();
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
    assertThat(Browser.header(answer, "Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(Browser.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    JsonNode view = browser.json("/api/article?id=" + Browser.encode(id));
    assertThat(view.at("/pages/0/text").asText()).contains(HOSTILE);
  }

  @Test
  void whatIsNotThereIsSaid() {
    // When
    HttpResponse<byte[]> article = browser.get("/api/article?id=none");
    HttpResponse<byte[]> page = browser.get("/api/original?page_id=none");

    // Then
    assertThat(article.statusCode()).isEqualTo(404);
    assertThat(Browser.utf8(article)).contains("there is no article none");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(Browser.utf8(page)).contains("there is no page none");
  }

  @Test
  void aPersonHasPositionsWithDatesAndCompany() {
    // When
    JsonNode person = browser.json("/api/person?name=" + Browser.encode("陶望山"));
    JsonNode elsewhere =
        browser.json("/api/person?name=" + Browser.encode("陶望山") + "&newspaper=none");

    // Then
    assertThat(person.path("total").asInt()).isEqualTo(1);
    assertThat(person.path("positions"))
        .anySatisfy(
            position -> {
              assertThat(position.path("text").asText()).isEqualTo("县长");
              assertThat(position.path("first").asText()).isEqualTo("2024-05-17");
              assertThat(position.path("last").asText()).isEqualTo("2024-05-17");
            });
    assertThat(person.at("/over_time/buckets/0/from").asText()).isEqualTo("2024-05-17");
    assertThat(elsewhere.path("total").asInt()).isZero();
    assertThat(elsewhere.path("positions")).isEmpty();
  }

  @Test
  void anOrganizationHasPersonsAndTheNetworkItsEdges() {
    // Given
    JsonNode facets = browser.json("/api/facets");
    String name = facets.at("/organizations/0/value").asText();
    long articles = facets.at("/organizations/0/count").asLong();

    // When
    JsonNode organization = browser.json("/api/organization?name=" + Browser.encode(name));
    JsonNode network = browser.json("/api/network?size=5&organization=" + Browser.encode(name));

    // Then
    assertThat(organization.path("total").asLong()).isEqualTo(articles);
    assertThat(organization.path("with").findValuesAsText("name")).doesNotContain(name);
    assertThat(network.path("nodes")).hasSize(6);
    assertThat(network.at("/nodes/0/name").asText()).isEqualTo(name);
    assertThat(network.at("/nodes/0/articles").asLong()).isEqualTo(articles);
    List<String> ids = network.path("nodes").findValuesAsText("id");
    assertThat(network.path("edges"))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(
            edge -> {
              assertThat(ids).contains(edge.path("from").asText(), edge.path("to").asText());
              assertThat(edge.path("articles").asLong()).isPositive();
            });
  }

  @Test
  void theCalendarSaysWhatBecameOfPages() {
    // When
    JsonNode calendar = browser.json("/api/calendar?newspaper=" + Browser.encode("灵溪报"));

    // Then
    assertThat(calendar.path("newspapers").toString()).contains("灵溪报");
    assertThat(calendar.path("years").toString()).isEqualTo("[2024]");
    assertThat(calendar.at("/issues/0/date").asText()).isEqualTo("2024-05-17");
    assertThat(calendar.at("/issues/0/pages/0").toString())
        .isEqualTo("{\"label\":\"01\",\"state\":\"there\",\"reason\":null}");
  }

  @Test
  void thePipelineTellsStagesGenerationsAndBooks() {
    // When
    JsonNode view = browser.json("/api/pipeline");

    // Then
    assertThat(view.path("stages").findValuesAsText("stage"))
        .contains("ingest", "streams", "indexer");
    assertThat(view.path("stages")).allMatch(stage -> stage.path("alive").asBoolean());
    assertThat(view.at("/generations/0/phase").asText()).isEqualTo("served");
    assertThat(view.at("/generations/0/pages").asInt()).isEqualTo(6);
    assertThat(view.at("/accounts/add_up").asBoolean()).isTrue();
    assertThat(view.at("/dead_letters/total").asInt()).isZero();
    assertThat(view.path("unavailable").isNull()).isTrue();
  }

  @Test
  void everyArticleIsExportedOnce() throws IOException {
    // Given
    int total = browser.json("/api/articles").path("total").asInt();

    // When
    JsonNode json = browser.json("/api/export.json");
    String csv = browser.text("/api/export.csv");

    // Then
    assertThat(json.path("articles").findValuesAsText("article_id"))
        .hasSize(total)
        .doesNotHaveDuplicates();
    assertThat(json.path("error").isNull()).isTrue();
    assertThat(csv).startsWith("\uFEFFarticle_id,page_id,newspaper");
    try (CSVParser rows = CSVParser.parse(csv.substring(1), CSVFormat.RFC4180)) {
      List<CSVRecord> all = rows.getRecords();
      assertThat(all).hasSize(total + 1).allMatch(row -> row.size() == all.get(0).size());
      assertThat(all).anyMatch(row -> row.get(row.size() - 1).contains(HOSTILE));
    }
  }

  @Test
  void feedsHaveTheArticlesOfTheFilter() {
    // Given
    String query = "?newspaper=" + Browser.encode("灵溪报");

    // When
    HttpResponse<byte[]> atom = browser.get("/feed.atom" + query);
    HttpResponse<byte[]> rss = browser.get("/feed.rss" + query);

    // Then
    assertThat(Browser.header(atom, "Content-Type")).startsWith("application/atom+xml");
    assertThat(Browser.header(rss, "Content-Type")).startsWith("application/rss+xml");
    assertThat(List.of(Browser.utf8(atom), Browser.utf8(rss)))
        .allSatisfy(
            feed ->
                assertThat(feed)
                    .contains("毒蘑菇展览开幕", server.address() + "article?id=")
                    .doesNotContain("<script"));
  }

  @Test
  void withoutServersEverythingElseIsServed() {
    // Given
    try (PageServer alone =
        new PageServer(
            ServeSettings.onLoopback(
                    0,
                    pipeline.cluster(),
                    OpenSearchSettings.at(URI.create("http://127.0.0.1:1")),
                    Newspapers.defaults())
                .withSite(PageServerTest.SITE),
            "--port")) {
      Browser lonely = new Browser(alone.address());

      // When
      HttpResponse<byte[]> articles = lonely.get("/api/articles");
      HttpResponse<byte[]> export = lonely.get("/api/export.csv");
      JsonNode view = lonely.json("/api/pipeline");

      // Then
      assertThat(List.of(articles, export))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(Browser.utf8(answer)).contains("\"error\"").contains("OpenSearch");
              });
      assertThat(view.path("stages")).isNotEmpty();
      assertThat(view.path("dead_letters").isNull()).isTrue();
      assertThat(view.path("unavailable").asText()).contains("OpenSearch");
      assertThat(lonely.get("/").statusCode()).isEqualTo(200);
      assertThat(lonely.get("/health").statusCode()).isEqualTo(200);
    }
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
}
