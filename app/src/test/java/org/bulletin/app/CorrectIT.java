package org.bulletin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ServedDocuments;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.PageIds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command, on real servers: from what an editor types to what readers see. */
class CorrectIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalPipeline pipeline;
  private static OpenSearchConnection openSearch;
  private static ServedDocuments documents;

  @TempDir private static Path state;
  @TempDir private Path folder;

  private String output = "";

  @BeforeAll
  static void start() {
    Newspapers newspapers = Newspapers.defaults();
    pipeline = new LocalPipeline(SharedStack.get(), state, newspapers, Methods.load(newspapers));
    openSearch = OpenSearchConnection.to(pipeline.openSearch());
    documents = new ServedDocuments(openSearch);
  }

  @AfterAll
  static void stop() {
    openSearch.close();
    pipeline.close();
  }

  @Test
  void readersSeeACorrectionUntilItIsRemoved() {
    // Given
    String page = ingest("02", "山路通车\n\n记者 王一\n\n本报讯 昨天山路通车了，乡亲们都来走。\n");
    String article = articles(page).get(0);
    assertThat(document(article).path("corrected").asBoolean()).isFalse();

    // When
    assertThat(correct(article, "--headline", "山路昨日通车", "乡亲同走", "--note", "题目错了")).isZero();
    assertThat(correct(article, "--authors", "李二:通讯员,赵三")).isZero();
    settle();

    // Then
    ObjectNode corrected = document(article);
    assertThat(corrected.path("headline").asText()).isEqualTo("山路昨日通车 乡亲同走");
    assertThat(corrected.path("corrected").asBoolean()).isTrue();
    assertThat(corrected.at("/authors/0/role").asText()).isEqualTo("通讯员");
    assertThat(corrected.at("/author_names/1").asText()).isEqualTo("赵三");
    assertThat(correct("--list")).isZero();
    assertThat(output).contains("headline: 山路昨日通车 乡亲同走; authors: 李二, 赵三; note: 题目错了");

    // When
    assertThat(correct("--remove", article)).isZero();
    settle();

    // Then
    assertThat(document(article).path("corrected").asBoolean()).isFalse();
    assertThat(correct("--remove", article)).isEqualTo(1);
    assertThat(output).contains("nothing was corrected of article " + article);
  }

  @Test
  void mergedArticlesAreOneDocumentAndSplitOnesAreTwo() throws IOException {
    // Given
    String page =
        ingest(
            "03",
            """
            茶园开园

            记者 王一

            本报讯 昨天茶园开园了，茶农们忙着采茶，一天采了三百斤鲜叶。

            渔港开港

            记者 李二

            本报讯 昨天渔港开港了，渔民们忙着出海，一天捕了三千斤鲜鱼。
            """);
    List<String> ids = articles(page);
    assertThat(ids).hasSize(2);

    // When
    assertThat(correct(ids.get(0), "--merge-with", ids.get(1))).isZero();
    settle();

    // Then
    assertThat(articles(page)).containsExactly(ids.get(0));
    assertThat(documents.article(ids.get(1))).isEmpty();
    assertThat(correct(ids.get(0))).isZero();
    Matcher heading = Pattern.compile("(?m)^ *(\\d+)  ## 渔港开港$").matcher(output);
    assertThat(heading.find()).as(output).isTrue();

    // When
    assertThat(correct(ids.get(0), "--split-at", heading.group(1))).isZero();
    settle();

    // Then
    assertThat(articles(page)).hasSize(2);
    String piece = articles(page).get(1);
    assertThat(document(piece).path("headline").asText()).isEqualTo("渔港开港");
    assertThat(document(piece).at("/author_names/0").asText()).isEqualTo("李二");

    // When
    Path gold = folder.resolve("gold");
    assertThat(correct("--export", gold.toString())).isZero();

    // Then
    assertThat(output).contains("exported " + page);
    JsonNode exported = JSON.readTree(gold.resolve("海滨报_2024-03-08_03.json").toFile());
    assertThat(exported.path("page").asText()).isEqualTo("海滨报_2024-03-08_03.txt");
    assertThat(exported.path("issue_month").asText()).isEqualTo("2024-03");
    assertThat(exported.at("/items/1/headline/0").asText()).isEqualTo("渔港开港");
    assertThat(exported.at("/items/1/byline/0").asText()).isEqualTo("记者 李二");
    assertThat(exported.at("/items/1/lines/headline/0/0").asInt()).isEqualTo(7);
    assertThat(exported.at("/items/1/lines/body/0/0").asInt()).isEqualTo(11);
    assertThat(gold.resolve("海滨报_2024-03-08_03.txt")).content().startsWith("茶园开园");
  }

  @Test
  void correctionThatNoLongerFitsIsListed() throws IOException {
    // Given
    String page = ingest("04", "本报讯 昨天荷花开了，满塘都是香气。\n");
    String article = articles(page).get(0);
    assertThat(correct(article, "--headline", "荷花开了")).isZero();
    settle();

    // When
    ingest("04", "本报讯 今天菊花谢了，满院都是落叶。\n");

    // Then
    assertThat(documents.page(page).orElseThrow().at("/unfit_corrections/0").asText())
        .isEqualTo(article);
    await().atMost(PATIENCE).until(() -> documents.unfitCorrections().contains(article));
    assertThat(correct("--list", "--json")).isZero();
    assertThat(output.lines().filter(line -> line.contains(article)))
        .singleElement()
        .satisfies(
            line -> {
              JsonNode json = JSON.readTree(line);
              assertThat(json.path("fits").asBoolean(true)).isFalse();
              assertThat(json.at("/headline_lines/0").asText()).isEqualTo("荷花开了");
            });
  }

  @Test
  void whatCannotBeCorrectedIsSaidInASentence() {
    // Given
    String here = articles(ingest("05", "本报讯 昨天梨花开了。\n")).get(0);
    String elsewhere = articles(ingest("06", "本报讯 昨天桃花开了。\n")).get(0);

    // Then
    assertThat(correct("没有#0123456789ab", "--headline", "题")).isEqualTo(1);
    assertThat(output).contains("readers see no article 没有#0123456789ab");
    assertThat(correct(here, "--merge-with", elsewhere)).isEqualTo(1);
    assertThat(output).contains("only articles of one page can be merged");
    assertThat(correct(here, "--merge-with", here)).isEqualTo(1);
    assertThat(output).contains("cannot be merged with itself");
    assertThat(correct(here, "--split-at", "9")).isEqualTo(1);
    assertThat(output).contains("--split-at 9: the article has 1 paragraphs");
  }

  /** Publishes a page and waits until it is searchable. */
  private String ingest(String label, String text) {
    Path file = folder.resolve(label + ".txt");
    try {
      Files.writeString(file, text);
      Files.writeString(
          folder.resolve(label + ".txt.json"),
          "{\"newspaper\":\"海滨报\",\"issue_date\":\"2024-03-08\",\"page_label\":\"" + label + "\"}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    pipeline.ingest().ingester().ingest(IngestRequest.of(file), IngestionListener.NONE);
    settle();
    return PageIds.of("海滨报", java.time.LocalDate.of(2024, 3, 8), label);
  }

  private static List<String> articles(String pageId) {
    List<String> ids = new ArrayList<>();
    documents.page(pageId).orElseThrow().path("article_ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static ObjectNode document(String articleId) {
    return documents.article(articleId).orElseThrow();
  }

  /** Runs the command as a user would; what it says is the output. */
  private int correct(String... args) {
    List<String> line = new ArrayList<>(List.of("correct"));
    line.addAll(List.of(args));
    Map<String, String> environment =
        Map.of(
            "BULLETIN_BOOTSTRAP_SERVERS", pipeline.cluster().bootstrapServers(),
            "BULLETIN_SCHEMA_REGISTRY", pipeline.cluster().schemaRegistry(),
            "BULLETIN_OPENSEARCH", pipeline.openSearch().url().toString());
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      return Main.run(line.toArray(String[]::new), environment);
    } finally {
      System.setOut(out);
      System.setErr(err);
      output = said.toString(StandardCharsets.UTF_8);
    }
  }

  private static void settle() {
    pipeline.settle(CorrectIT::waitUntil);
    assertThat(pipeline.failure()).isEmpty();
  }

  private static void waitUntil(BooleanSupplier condition) {
    await().atMost(PATIENCE).until(condition::getAsBoolean);
  }
}
