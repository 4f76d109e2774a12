package org.bulletin.streams.topology;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Request;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;
import org.bulletin.schemas.topics.VersionHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Articles that go on on another page, through the whole topology. */
class ContinuedArticlesTest {

  private static final String G = "g1";
  private static final String ISSUE = "灵溪报/2024-05-17/";
  private static final Instant NOON = Instant.parse("2024-05-17T12:00:00Z");

  private static final String CANAL_BEGINS = "灵溪县石门水库灌渠工程昨日开工，负责人陶望山说，石门水库灌渠全长九公里，要先把渠修";
  private static final String CANAL_GOES_ON = "好，再把水引到田里。陶望山说，石门水库灌渠建成后，可以浇灌稻田三千亩，";
  private static final String CANAL_ENDS = "全县粮食能增产一成。石门水库灌渠明年五月通水，陶望山对此很有信心。";
  private static final String SCHOOL_BEGINS = "桃源小学新校舍启用，校长柳青禾领着孩子们参观图书室，孩子们最喜欢的是";
  private static final String SCHOOL_ENDS = "靠窗的那排书架。柳青禾说，桃源小学的图书室周末也开放。";

  private static final String FRONT = CANAL_BEGINS + " 下转2版\n" + SCHOOL_BEGINS + " 下转2版\n本县昨日降雨。";
  private static final String SECOND =
      "上接1版 " + SCHOOL_ENDS + "\n上接1版 " + CANAL_GOES_ON + " 下转4版\n医院增设夜间门诊。";
  private static final String FOURTH = "上接2版 " + CANAL_ENDS + "\n剧团下乡演出。";

  private final Registry registry = new Registry(new MockSchemaRegistryClient(), "mock://t");
  private final StageStatus status = new StageStatus("streams");
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> pages;
  private TestInputTopic<String, byte[]> requests;

  /** What a reader of the topics has in the end: the latest record of each key. */
  private record Outcome(
      Map<String, Article> articles,
      Map<String, Article> enriched,
      Map<String, List<String>> articleIds) {}

  @BeforeEach
  void start(@TempDir Path folder) {
    registry.registerAll();
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            PipelineTopology.build(G, registry, new JumpSplitter(), new KeywordFinder(), status),
            properties);
    pages = input(Topics.PAGES);
    requests = input(Topics.REQUESTS);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void partsOfAChainBecomeTheFirstPartsDocument() {
    // Given
    publish("01", FRONT);
    Map<String, List<String>> apart = outcome().articleIds();

    // When
    publish("02", SECOND);
    publish("04", FOURTH);

    // Then
    Outcome outcome = outcome();
    String canal = apart.get(ISSUE + "01").get(0);
    String school = apart.get(ISSUE + "01").get(1);
    assertThat(outcome.articles().get(canal).getParagraphs())
        .singleElement()
        .satisfies(
            paragraph -> {
              assertThat(paragraph.getText()).isEqualTo(CANAL_BEGINS + CANAL_GOES_ON + CANAL_ENDS);
              assertThat(paragraph.getSpans())
                  .extracting(span -> span.getPageId())
                  .containsExactly(ISSUE + "01", ISSUE + "02", ISSUE + "04");
            });
    assertThat(outcome.articles().get(canal).getOpen()).isFalse();
    assertThat(outcome.articles().get(canal).getContinuedOnPage()).isEmpty();
    assertThat(outcome.articles().get(canal).getSources())
        .extracting(SourcePage::getPageId)
        .containsExactly(ISSUE + "01", ISSUE + "02", ISSUE + "04");
    assertThat(outcome.articles().get(school).getParagraphs())
        .extracting(Paragraph::getText)
        .containsExactly(SCHOOL_BEGINS + SCHOOL_ENDS);
    assertThat(outcome.articles()).hasSize(5);
    assertThat(outcome.articleIds().get(ISSUE + "02")).startsWith(school, canal).hasSize(3);
    assertThat(outcome.articleIds().get(ISSUE + "04")).startsWith(canal).hasSize(2);
    assertThat(outcome.enriched()).isEqualTo(outcome.articles());
  }

  @Test
  void everythingThatOneInputCausesHasItsVersion() {
    // Given
    publish("02", SECOND);
    List<TestRecord<String, Article>> before = read(Topics.articles(G));
    drain();

    // When
    publish("01", FRONT);

    // Then
    long version = NOON.toEpochMilli() + 1;
    List<TestRecord<String, Article>> after = read(Topics.articles(G));
    assertThat(after)
        .filteredOn(record -> record.value() == null)
        .extracting(TestRecord::key)
        .containsExactly(before.get(0).key(), before.get(1).key());
    assertThat(after)
        .allSatisfy(
            record ->
                assertThat(
                        record.value() == null
                            ? VersionHeader.in(record.headers()).orElseThrow()
                            : record.value().getVersion())
                    .isEqualTo(version));
    assertThat(read(Topics.split(G)))
        .allSatisfy(record -> assertThat(record.value().getVersion()).isEqualTo(version))
        .extracting(TestRecord::key)
        .containsExactlyInAnyOrder(ISSUE + "01", ISSUE + "02");
    assertThat(after).extracting(TestRecord::key).doesNotContain(before.get(2).key());
  }

  @Test
  void partsComeBackWhenTheFirstPageIsRetracted() {
    // Given
    publish("01", FRONT);
    publish("02", SECOND);
    outcome();

    // When
    retract("01");

    // Then
    Outcome outcome = outcome();
    assertThat(outcome.articles().values())
        .extracting(article -> article.getParagraphs().get(0).getText())
        .containsExactlyInAnyOrder(SCHOOL_ENDS, CANAL_GOES_ON, "医院增设夜间门诊。");
    assertThat(outcome.articles().values()).filteredOn(Article::getOpen).hasSize(2);
    assertThat(outcome.articleIds().get(ISSUE + "02"))
        .containsExactlyInAnyOrderElementsOf(outcome.articles().keySet());
  }

  @Test
  void splittingAPageAgainWritesTheArticlesThatItHasAPartOf() {
    // Given
    publish("01", FRONT);
    publish("02", SECOND);
    Outcome before = outcome();

    // When
    Request request = Request.newBuilder().setReason("test").build();
    requests.pipeInput(ISSUE + "02", encode(Topics.REQUESTS, request), NOON);

    // Then
    assertThat(read(Topics.articles(G)))
        .allSatisfy(record -> assertThat(record.value()).isNotNull())
        .extracting(TestRecord::key)
        .containsExactlyInAnyOrderElementsOf(before.articleIds().get(ISSUE + "02"));
  }

  @Test
  void pagesWhoseIssueIsOnlyInferredStayApart() {
    // When
    publish(ISSUE + "01", FRONT, Identity.PATH);
    publish(ISSUE + "02", SECOND, Identity.PATH);

    // Then
    assertThat(outcome().articles()).hasSize(6);
  }

  @Test
  void pagesOfAnotherDayStayApart() {
    // When
    publish("01", FRONT);
    publish("灵溪报/2024-05-18/02", SECOND, Identity.GIVEN);

    // Then
    assertThat(outcome().articles()).hasSize(6);
  }

  @RepeatedTest(20)
  void whatIsThereInTheEndDependsOnThePagesAlone(RepetitionInfo repetition) {
    // Given
    publish("01", FRONT);
    publish("02", SECOND);
    publish("04", FOURTH);
    Outcome expected = comparable(outcome());
    List.of("01", "02", "04").forEach(this::retract);
    assertThat(outcome().articles()).isEmpty();

    // When
    Random random = new Random(repetition.getCurrentRepetition());
    Map<String, String> latest = new LinkedHashMap<>();
    Map<String, String> wanted = Map.of("01", FRONT, "02", SECOND, "04", FOURTH);
    List<String> labels = List.of("01", "02", "04");
    for (int step = 0; step < 12; step++) {
      String label = labels.get(random.nextInt(labels.size()));
      switch (random.nextInt(4)) {
        case 0 -> change(label, "别的内容。" + random.nextInt(3), latest);
        case 1 -> change(label, SECOND + "\n另一篇。", latest);
        case 2 -> retract(label);
        default -> change(label, wanted.get(label), latest);
      }
      assertLiveIdsAreTheArticles();
    }
    List<String> last = new ArrayList<>(labels);
    java.util.Collections.shuffle(last, random);
    last.forEach(label -> publish(label, wanted.get(label)));

    // Then
    assertThat(comparable(outcome())).isEqualTo(expected);
  }

  private void change(String label, String text, Map<String, String> latest) {
    latest.put(label, text);
    publish(label, text);
  }

  private final Map<String, Article> articles = new TreeMap<>();
  private final Map<String, Article> enriched = new TreeMap<>();
  private final Map<String, List<String>> articleIds = new TreeMap<>();

  private void assertLiveIdsAreTheArticles() {
    Outcome outcome = outcome();
    assertThat(outcome.articleIds().values().stream().flatMap(List::stream).distinct())
        .containsExactlyInAnyOrderElementsOf(outcome.articles().keySet());
    assertThat(outcome.enriched()).isEqualTo(outcome.articles());
  }

  private Outcome outcome() {
    this.<Article>read(Topics.articles(G)).forEach(r -> put(articles, r.key(), r.value()));
    this.<EnrichedArticle>read(Topics.enriched(G))
        .forEach(r -> put(enriched, r.key(), r.value() == null ? null : r.value().getArticle()));
    this.<SplitPage>read(Topics.split(G))
        .forEach(
            r -> put(articleIds, r.key(), r.value() == null ? null : r.value().getArticleIds()));
    return new Outcome(new TreeMap<>(articles), new TreeMap<>(enriched), new TreeMap<>(articleIds));
  }

  private static <V> void put(Map<String, V> map, String key, V value) {
    Optional.ofNullable(value).ifPresentOrElse(v -> map.put(key, v), () -> map.remove(key));
  }

  /** Without versions and offsets, which tell of the order. */
  private static Outcome comparable(Outcome outcome) {
    Map<String, Article> same = new TreeMap<>();
    outcome
        .articles()
        .forEach(
            (id, article) ->
                same.put(
                    id,
                    Article.newBuilder(article)
                        .setVersion(0)
                        .setSources(
                            article.getSources().stream()
                                .map(source -> SourcePage.newBuilder(source).setOffset(0).build())
                                .toList())
                        .build()));
    return new Outcome(same, same, outcome.articleIds());
  }

  private void publish(String label, String text) {
    publish(label.contains("/") ? label : ISSUE + label, text, Identity.GIVEN);
  }

  private void publish(String pageId, String text, Identity identity) {
    RawPage page =
        RawPage.newBuilder()
            .setPageId(pageId)
            .setIdentity(identity)
            .setText(text)
            .setContentHash("hash of " + text)
            .setIngestedAt(NOON)
            .build();
    pages.pipeInput(pageId, encode(Topics.PAGES, page), NOON);
  }

  private void retract(String label) {
    RawPage page = RawPage.newBuilder().setPageId(ISSUE + label).setRetracted(true).build();
    pages.pipeInput(ISSUE + label, encode(Topics.PAGES, page), NOON);
  }

  private <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
    return registry.<V>serializer().serialize(topic.name(), value);
  }

  private TestInputTopic<String, byte[]> input(Topic<?> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private <V extends SpecificRecord> List<TestRecord<String, V>> read(Topic<V> topic) {
    TestOutputTopic<String, byte[]> output =
        driver.createOutputTopic(
            topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
    return output.readRecordsToList().stream()
        .map(
            record ->
                new TestRecord<String, V>(
                    record.key(),
                    record.value() == null ? null : decode(topic, record.value()),
                    record.headers(),
                    record.timestamp()))
        .toList();
  }

  private <V extends SpecificRecord> V decode(Topic<V> topic, byte[] bytes) {
    try {
      return registry.decoder(topic).decode(bytes);
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private void drain() {
    Topics.of(G).forEach(this::read);
  }
}
