package org.bulletin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.stages.Accounts;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ArticleHit;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.Selection;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole way, from files to search, on real servers. */
class PipelineIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path SEEDS = Path.of("..", "seeds");
  private static final String POISON = "此页有毒";

  private static LocalPipeline pipeline;
  private static OpenSearchConnection openSearch;

  @TempDir private static Path state;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Newspapers newspapers = Newspapers.defaults();
    Methods methods = Methods.load(newspapers);
    pipeline =
        new LocalPipeline(
            SharedStack.get(),
            state,
            newspapers,
            new Methods(new Squeamish(methods.splitter()), methods.finder()));
    openSearch = OpenSearchConnection.to(pipeline.openSearch());
  }

  @AfterAll
  static void stop() {
    openSearch.close();
    pipeline.close();
  }

  @AfterEach
  void accountsAddUp() {
    settle();
    Accounts accounts =
        Accounts.take(pipeline.cluster(), pipeline.openSearch(), pipeline.generation());
    assertThat(accounts).matches(Accounts::addUp);
    assertThat(accounts.articleDocuments()).isEqualTo(accounts.articles());
    assertThat(accounts.pageDocuments()).isEqualTo(accounts.pages());
  }

  @Test
  void seedsAreSearchable() {
    // When
    IngestionResult first = ingest(SEEDS);
    settle();
    IngestionResult second = ingest(SEEDS);

    // Then
    assertThat(first.published()).isEqualTo(5);
    assertThat(second.published()).isZero();
    assertThat(second.unchanged()).isEqualTo(5);
    Set<String> pages = new TreeSet<>();
    for (ArticleHit hit : find("进博会")) {
      pages.add(hit.field("page_id").orElseThrow().replaceAll("seeds/(\\d+)_.*", "$1"));
      assertThat(hit.passages())
          .allSatisfy(
              passage ->
                  assertThat(passage.parts())
                      .anyMatch(part -> part.marked() && "进博会".contains(part.text())));
    }
    assertThat(pages).contains("000", "001", "002", "003");
  }

  @Test
  void termsAreAllNeededAsTheyStand() {
    // Given
    write("页.txt", "本报讯 县里的石榴红了。\n\n本报讯 村里的柿子黄了。");

    // When
    ingest(folder);
    settle();

    // Then
    assertThat(find("石榴红了")).hasSize(1);
    assertThat(find("石榴黄了")).isEmpty();
  }

  @Test
  void changedTextReplacesAndComesBack() {
    // Given
    write("变.txt", "本报讯 老水车修好了，乡亲们都来看。");
    ingest(folder);
    settle();

    // When
    write("变.txt", "本报讯 新大桥通车了，乡亲们都来走。");
    ingest(folder);
    settle();

    // Then
    assertThat(find("老水车修好了")).isEmpty();
    assertThat(find("新大桥通车了")).hasSize(1);

    // When
    write("变.txt", "本报讯 老水车修好了，乡亲们都来看。");
    ingest(folder);
    settle();

    // Then
    assertThat(find("老水车修好了")).hasSize(1);
    assertThat(find("新大桥通车了")).isEmpty();
  }

  @Test
  void retractedPageStaysAwayUntilItIsRestored() {
    // Given
    write("收回.txt", "本报讯 错版的消息登出来了。");
    IngestRequest request = IngestRequest.of(folder).into("收回");
    ingest(request);
    settle();
    assertThat(find("错版的消息")).hasSize(1);

    // When
    pipeline.ingest().ingester().retract(new Selection.Collection("收回"));
    IngestionResult again = ingest(request);
    settle();

    // Then
    assertThat(again.retracted()).isEqualTo(1);
    assertThat(find("错版的消息")).isEmpty();

    // When
    ingest(request.restoring());
    settle();

    // Then
    assertThat(find("错版的消息")).hasSize(1);
  }

  @Test
  void undecodableRecordIsADeadLetterAndTheRestGoesOn() {
    // Given
    long before = deadLetters();
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            pipeline.cluster().kafka(), new StringSerializer(), new ByteArraySerializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.PAGES.name(), "坏/页.txt", "rubbish".getBytes(StandardCharsets.UTF_8)));
    }
    write("好.txt", "本报讯 好页照样登出。");

    // When
    ingest(folder);
    settle();

    // Then
    assertThat(find("好页照样登出")).hasSize(1);
    assertThat(deadLetters()).isEqualTo(before + 1);
  }

  @Test
  void pageThatTheSplitterThrowsOnIsKeptWhole() {
    // Given
    long before = deadLetters();
    write("毒.txt", "本报讯 头一条消息。\n\n本报讯 " + POISON + "。");

    // When
    ingest(folder);
    settle();

    // Then
    assertThat(find(POISON))
        .singleElement()
        .satisfies(hit -> assertThat(hit.field("kind")).contains("UNSPLIT"));
    assertThat(deadLetters()).isEqualTo(before + 1);
  }

  @Test
  void articlesThatBeginAlikeAreTwoDocuments() {
    // Given
    String beginning = "本报讯 今天上午九时许县体育馆里人头攒动座无虚席全县第十届职工运动会在这里隆重举行，";
    write(
        "同.txt",
        "职工运动会开幕\n\n记者 甘雨\n\n"
            + beginning
            + "健儿们入场了，掌声雷动。\n\n"
            + "职工运动会拔河\n\n记者 路遥遥\n\n"
            + beginning
            + "拔河比赛开始了，鼓声震天。\n");

    // When
    ingest(folder);
    settle();

    // Then
    assertThat(find("健儿们入场了")).isNotEmpty();
    assertThat(find("拔河比赛开始了")).isNotEmpty();
  }

  @Test
  void pageOfAMebibyteIsSearchable() {
    // Given
    String sentence = "山高水长，路远情深，今年的收成比往年都要好得多。";
    int times = (Topics.MAX_PAGE_TEXT_BYTES - 300) / (sentence.length() * 3 + 1);
    write("大.txt", (sentence + "\n").repeat(times) + "末尾的暗号是琉璃瓦。");

    // When
    ingest(folder);
    settle();

    // Then
    assertThat(find("暗号是琉璃瓦")).hasSize(1);
  }

  @Test
  void registryAndOpenSearchMayGoAwayAndComeBack() {
    // Given
    write("断.txt", "本报讯 断电的夜里大家点起了蜡烛。");

    // When
    SharedStack.get().openSearch().stop();
    SharedStack.get().registry().stop();
    ingest(folder);
    await()
        .atMost(PATIENCE)
        .until(() -> pipeline.indexer().servedStatus().orElseThrow().reason().isPresent());
    SharedStack.get().registry().start();
    SharedStack.get().openSearch().start();
    settle();

    // Then
    await().atMost(PATIENCE).until(() -> find("大家点起了蜡烛").size() == 1);
  }

  private static IngestionResult ingest(Path path) {
    return ingest(IngestRequest.of(path));
  }

  private static IngestionResult ingest(IngestRequest request) {
    return pipeline.ingest().ingester().ingest(request, IngestionListener.NONE);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void settle() {
    pipeline.settle(PipelineIT::waitUntil);
    assertThat(pipeline.failure()).isEmpty();
  }

  private static void waitUntil(BooleanSupplier condition) {
    await().atMost(PATIENCE).until(condition::getAsBoolean);
  }

  private static List<ArticleHit> find(String text) {
    try {
      openSearch.client().indices().refresh(refresh -> refresh.index("bulletin-articles"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new ArticleSearch(openSearch).find(new ArticleQuery(text, Order.BEST, 0, 100)).hits();
  }

  private static long deadLetters() {
    return Accounts.take(pipeline.cluster(), pipeline.openSearch(), pipeline.generation())
        .deadLetters();
  }

  /** Splits as the other does, but throws on poison. */
  private record Squeamish(Splitter other) implements Splitter {

    @Override
    public Splitting split(PageText page) {
      if (page.text().contains(POISON)) {
        throw new IllegalStateException("poison");
      }
      return other.split(page);
    }

    @Override
    public String version() {
      return other.version();
    }
  }
}
