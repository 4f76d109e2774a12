package org.bulletin.ingest.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.Selection;
import org.bulletin.ingest.archive.Zips;
import org.bulletin.ingest.http.Client.Answer;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Against a real broker and a real registry. Each test has a collection of its own. */
class PageEndpointIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Charset GBK = Charset.forName("GBK");
  private static final AtomicInteger COLLECTIONS = new AtomicInteger();

  private final EmbeddedStack stack = SharedStack.get();
  private final Newspapers newspapers = Newspapers.defaults();
  private final RawPages rawPages = new RawPages(newspapers);
  private final StageStatus status = new StageStatus("ingest");
  private final ClusterSettings cluster =
      new ClusterSettings(
          stack.broker().address(), stack.registry().address().toString(), Map.of());
  private final String collection = "posted-" + COLLECTIONS.incrementAndGet();

  /** Of its own, since pages of the same text are one page. */
  private final String text = "本报讯 " + collection;

  private Registry registry;
  private Ingester ingester;
  private PageEndpoint endpoint;
  private Client client;

  @BeforeEach
  void open() {
    registry = Registry.of(cluster);
    registry.registerAll();
    try (Admin admin = Admin.create(cluster.kafka())) {
      new TopicAdmin(admin).create(Topics.shared());
    }
    ingester = Ingester.open(cluster, registry, status, rawPages);
    listen(EndpointSettings.of("0", Optional.empty()));
  }

  @AfterEach
  void close() {
    endpoint.close();
    ingester.close();
    registry.close();
  }

  private void listen(EndpointSettings settings) {
    if (endpoint != null) {
      endpoint.close();
    }
    endpoint = PageEndpoint.open(settings, ingester, rawPages, newspapers, status);
    client = new Client(endpoint.address());
  }

  @Test
  void postedPageIsInTheTopicWhenItIsAnswered() {
    // When
    Answer answer =
        client.post(
            "text/plain",
            text,
            Map.of(
                "newspaper", "qpb",
                "issue_date", "2025-11-14",
                "page_label", collection,
                "page_number", "1",
                "source_url", "https://example.org/1",
                "edition", "晨刊"));

    // Then
    String pageId = "青浦报/2025-11-14/" + collection.toUpperCase(Locale.ROOT);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("outcome").asText()).isEqualTo("published");
    assertThat(answer.pageIds()).containsExactly(pageId);
    assertThat(answer.body().path("refused")).isEmpty();
    RawPage page = pages().get(pageId);
    assertThat(page.getText()).isEqualTo(text);
    assertThat(page.getPageNumber()).contains(1);
    assertThat(page.getSource()).startsWith("http:%E9%9D%92");
    assertThat(page.getMetadata())
        .isEqualTo(Map.of("source_url", "https://example.org/1", "edition", "晨刊"));
  }

  @Test
  void samePageTwiceIsPublishedOnce() {
    // Given
    Map<String, String> fields = called("a.txt");
    Answer first = client.post("text/plain", text, fields);
    Instant published = pages().get(id("a.txt")).getIngestedAt();

    // When
    Answer second = client.post("text/plain", text, fields);

    // Then
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body().path("outcome").asText()).isEqualTo("unchanged");
    assertThat(pages().get(id("a.txt")).getIngestedAt()).isEqualTo(published);
    assertThat(status.countOf("published")).isEqualTo(1);
  }

  @Test
  void correctedPageAndCorrectedFieldsReplace() {
    // Given
    client.post("text/plain", text, called("a.txt"));

    // When
    Answer corrected = client.post("text/plain", text + "，更正", called("a.txt"));
    Map<String, String> fields = new HashMap<>(called("a.txt"));
    fields.put("editor", "乙");
    Answer metadata = client.post("text/plain", text + "，更正", fields);

    // Then
    assertThat(corrected.status()).isEqualTo(201);
    assertThat(metadata.status()).isEqualTo(201);
    assertThat(pages().get(id("a.txt")).getMetadata()).isEqualTo(Map.of("editor", "乙"));
  }

  @Test
  void charsetIsRespected() {
    // When
    Answer answer = client.post("text/plain; charset=GBK", text.getBytes(GBK), called("gbk.txt"));

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(pages().get(id("gbk.txt")).getText()).isEqualTo(text);
  }

  @Test
  void archiveGivesItsPagesAndSaysWhatItRefuses() {
    // Given
    byte[] zip = new Zips().file("1.txt", text).file("2.txt", "").file("../3.txt", "丙").bytes();

    // When
    Answer answer = client.post("application/zip", zip, called("issue"));

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.pageIds()).containsExactly(id("issue/1.txt"));
    assertThat(answer.body().path("refused")).hasSize(2);
    assertThat(answer.body().path("refused").findValuesAsText("page_id"))
        .containsExactly(id("issue/../3.txt"), id("issue/2.txt"));
    assertThat(answer.body().path("refused").findValuesAsText("reason")).contains("it is empty");
  }

  @Test
  void archiveOfAnIssueNeedsNoLabel() {
    // Given
    String date = LocalDate.of(1950, 1, 1).plusDays(COLLECTIONS.get()).toString();
    byte[] zip = new Zips().file("01.txt", "甲" + text).file("02.txt", "乙" + text).bytes();
    Map<String, String> issue = Map.of("newspaper", "qpb", "issue_date", date);

    // When
    Answer posted = client.post("application/zip", zip, issue);
    Answer form = client.postForm(issue, "issue.zip", "application/x-zip-compressed", zip);

    // Then
    assertThat(posted.pageIds()).containsExactly("青浦报/" + date + "/01", "青浦报/" + date + "/02");
    assertThat(form.status()).isEqualTo(200);
  }

  @Test
  void formWithAFileIsTheSame() {
    // When
    Answer answer =
        client.postForm(
            Map.of("collection", collection, "editor", "乙"),
            "第1版.txt",
            "",
            text.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(answer.status()).isEqualTo(201);
    RawPage page = pages().get(id("第1版.txt"));
    assertThat(page.getText()).isEqualTo(text);
    assertThat(page.getMetadata()).isEqualTo(Map.of("editor", "乙"));
  }

  @Test
  void pageThatAnotherSourceHoldsIsTaken(@TempDir Path temp) throws IOException {
    // Given
    Path folder = Files.createDirectory(temp.toRealPath().resolve(collection));
    Files.writeString(folder.resolve("a.txt"), text);
    try (Ingester other = Ingester.open(cluster, registry, status, newspapers)) {
      other.ingest(IngestRequest.of(folder), IngestionListener.NONE);
    }

    // When
    Answer answer = client.post("text/plain", text + "乙", called("a.txt"));

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error())
        .contains("another text of the page " + id("a.txt") + " is there already, from " + folder);
    assertThat(pages().get(id("a.txt")).getText()).isEqualTo(text);
  }

  @Test
  void retractedPageComesBackOnlyWhenAskedFor() {
    // Given
    client.post("text/plain", text, called("a.txt"));
    try (Ingester other = Ingester.open(cluster, registry, status, newspapers)) {
      other.retract(new Selection.Pages(Set.of(id("a.txt"))));
    }
    Map<String, String> restoring = new HashMap<>(called("a.txt"));
    restoring.put("restore", "true");

    // When
    Answer again = client.post("text/plain", text, called("a.txt"));
    Answer restored = client.post("text/plain", text, restoring);

    // Then
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.error()).contains("it has been retracted").contains("restore=true");
    assertThat(restored.status()).isEqualTo(201);
    assertThat(pages().get(id("a.txt")).getRetracted()).isFalse();
  }

  /** What is posted, the status, and a part of the sentence. */
  static Stream<Arguments> wrongRequests() {
    byte[] text = "甲".getBytes(StandardCharsets.UTF_8);
    Map<String, String> named = Map.of("collection", "c", "name", "n");
    return Stream.of(
        arguments("text/plain", text, Map.of(), 400, "say which page it is"),
        arguments("text/plain", text, Map.of("name", "n"), 400, "say which page it is"),
        arguments(
            "text/plain",
            text,
            Map.of("newspaper", "qpb", "issue_date", "2025-11-14"),
            400,
            "say which page it is"),
        arguments(
            "text/plain",
            text,
            and(named, "issue_date", "heute"),
            400,
            "the field issue_date must"),
        arguments(
            "text/plain",
            text,
            and(named, "page_number", "eins"),
            400,
            "the field page_number must"),
        arguments(
            "text/plain", text, and(named, "source_url", "x:y"), 400, "the field source_url must"),
        arguments("text/plain", text, and(named, "restore", "ja"), 400, "the field restore must"),
        arguments("text/plain", text, and(named, "original", "x"), 400, "the field original is"),
        arguments(
            "text/plain",
            text,
            Map.of("collection", " ", "name", "n"),
            400,
            "the field collection"),
        arguments(
            "text/plain",
            text,
            and(named, "x", "y".repeat(70_000)),
            400,
            "the fields are together"),
        arguments("multipart/form-data", text, named, 400, "names no boundary"),
        arguments("multipart/form-data; boundary=b", text, named, 400, "the form"),
        arguments("image/jpeg", text, named, 415, "this kind of page is not read: send text/plain"),
        arguments("application/octet-stream", text, named, 415, "application/zip"),
        arguments(
            "text/plain; charset=klingon", text, named, 415, "the charset klingon is not known"),
        arguments("text/plain; charset=UTF-8", "要闻".getBytes(GBK), named, 422, "said to be UTF-8"),
        arguments("text/plain", new byte[5], named, 422, "it is binary, not text"),
        arguments("text/plain", new byte[0], named, 422, "it is empty"),
        arguments("application/zip", text, named, 422, "it is no ZIP archive"),
        arguments("text/plain", new byte[5 << 20], named, 413, "larger than 4,194,304 bytes"),
        arguments(
            "application/zip", new byte[65 << 20], named, 413, "larger than 67,108,864 bytes"));
  }

  @ParameterizedTest(name = "{3} {4} {0}")
  @MethodSource("wrongRequests")
  void wrongRequestIsToldWhatIsWrong(
      String type, byte[] body, Map<String, String> fields, int code, String sentence) {
    // When
    Answer answer = client.post(type, body, fields);

    // Then
    assertThat(answer.error()).contains(sentence);
    assertThat(answer.status()).isEqualTo(code);
    assertThat(status.countOf("published")).isZero();
  }

  @Test
  void bodyWithoutLengthIsRefused() {
    // When
    Answer answer =
        client
            .send(
                "POST",
                "/pages?collection=c&name=n",
                "text/plain",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100])))
            .join();

    // Then
    assertThat(answer.status()).isEqualTo(411);
    assertThat(answer.error()).contains("Content-Length");
  }

  @Test
  void otherPathsAndMethodsAreRefused() {
    // When, Then
    assertThat(client.send("GET", "/pages").status()).isEqualTo(405);
    assertThat(client.send("GET", "/pages").headers()).containsEntry("allow", List.of("POST"));
    assertThat(client.send("DELETE", "/pages").status()).isEqualTo(405);
    assertThat(client.send("POST", "/pagesandmore").status()).isEqualTo(404);
    assertThat(client.send("GET", "/").status()).isEqualTo(404);
    assertThat(client.send("GET", "/health").status()).isEqualTo(200);
  }

  @Test
  void webPagesOfOthersCannotPost() {
    // When
    Answer answer =
        client.with("Origin", "https://example.org").post("text/plain", text, called("a.txt"));

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void tokenIsNeededWhereThereIsOne(@TempDir Path temp) throws IOException {
    // Given
    Path file = Files.writeString(temp.resolve("token"), "0123456789abcdefXYZ\n");
    listen(EndpointSettings.of("0", Optional.of(BearerToken.of(file))));

    // When
    Answer without = client.post("text/plain", text, called("a.txt"));
    Answer wrong =
        client
            .with("Authorization", "Bearer 0123456789abcdefXYz")
            .post("text/plain", text, called("a.txt"));
    Answer right =
        client
            .with("Authorization", "bearer 0123456789abcdefXYZ")
            .post("text/plain", text, called("a.txt"));

    // Then
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.headers()).containsEntry("www-authenticate", List.of("Bearer"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(right.status()).isEqualTo(201);
    assertThat(client.send("GET", "/health").status()).isEqualTo(200);
  }

  @Test
  void whileTheBrokerIsAwaySomeWaitAndTheOthersComeAgain() throws Exception {
    // Given
    listen(
        EndpointSettings.of("0", Optional.empty()).withLimits(2, 1 << 20, Duration.ofMillis(500)));
    client.post("text/plain", text, called("before.txt"));
    stack.broker().stop();
    try {
      List<CompletableFuture<Answer>> waiting =
          IntStream.range(0, 2)
              .mapToObj(i -> client.postLater("text/plain", page(i), called(i + ".txt")))
              .toList();

      // When
      await().atMost(LONG).until(() -> post(9).status() == 429);
      Answer tooMany = post(9);

      // Then
      assertThat(tooMany.error()).contains("too many requests are waiting");
      assertThat(tooMany.headers()).containsKey("retry-after");
      assertThat(waiting)
          .extracting(answer -> answer.get().status())
          .as("after a short wait")
          .containsOnly(503);
      assertThat(waiting.get(0).get().headers()).containsKey("retry-after");
      assertThat(client.send("GET", "/health").status()).isEqualTo(503);
    } finally {
      stack.broker().start();
    }

    // When the broker is back, what was begun is published, and the rest when it is posted again
    await().atMost(LONG).until(() -> client.send("GET", "/health").status() == 200);
    await().atMost(LONG).until(() -> post(0).status() == 200);
    assertThat(post(1).status()).isIn(200, 201);
    assertThat(pages().get(id("0.txt")).getText()).isEqualTo("第0版" + text);
    assertThat(pages().get(id("1.txt")).getText()).isEqualTo("第1版" + text);
  }

  @Test
  void stoppedEndpointAnswersThoseWhoWait() throws Exception {
    // Given
    stack.broker().stop();
    try {
      CompletableFuture<Answer> first = client.postLater("text/plain", page(0), called("0.txt"));
      await().atMost(LONG).until(() -> status.state() == StageStatus.State.WAITING);

      // When
      endpoint.close();

      // Then
      assertThat(first.get().status()).isEqualTo(503);
      assertThat(first.get().error()).contains("ingest is being stopped");
    } finally {
      stack.broker().start();
    }
  }

  private Answer post(int i) {
    return client.post("text/plain", page(i), called(i + ".txt"));
  }

  private byte[] page(int i) {
    return ("第" + i + "版" + text).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> called(String name) {
    return Map.of("collection", collection, "name", name);
  }

  private String id(String name) {
    return collection + "/" + name;
  }

  private static Map<String, String> and(Map<String, String> fields, String name, String value) {
    Map<String, String> more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  private Map<String, RawPage> pages() {
    return LatestRecords.of(cluster, registry, Topics.PAGES);
  }
}
