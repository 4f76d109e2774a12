package org.bulletin.streams.topology;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Request;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.VersionHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PipelineTopologyTest {

  private static final String G = "g1";
  private static final String PAGE = "灵溪报/2024-05-17/01";
  private static final Instant NOON = Instant.parse("2024-05-17T12:00:00Z");

  private final Registry registry = new Registry(new MockSchemaRegistryClient(), "mock://t");
  private final StageStatus status = new StageStatus("streams");
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> pages;
  private TestInputTopic<String, byte[]> requests;

  @BeforeEach
  void start(@TempDir Path folder) {
    registry.registerAll();
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            PipelineTopology.build(
                G, registry, new ParagraphSplitter(), new KeywordFinder(), status),
            properties);
    pages = input(Topics.PAGES);
    requests = input(Topics.REQUESTS);
  }

  @AfterEach
  void stop() {
    driver.close();
    assertThat(status.countOf(Outcomes.READ))
        .as("the outcomes add up: %s", status.counts())
        .isEqualTo(
            List.of(
                    Outcomes.SPLIT,
                    Outcomes.SPLIT_AGAIN,
                    Outcomes.RETRACTED,
                    Outcomes.UNCHANGED,
                    Outcomes.NOTHING_TO_SPLIT,
                    Outcomes.OTHER_GENERATION,
                    Outcomes.DEAD)
                .stream()
                .mapToLong(status::countOf)
                .sum());
  }

  @Test
  void pageBecomesItsArticlesWithEntitiesAndASummary() {
    // When
    publish(PAGE, "第一篇\n第二篇", NOON);

    // Then
    List<TestRecord<String, Article>> articles = read(Topics.articles(G));
    assertThat(articles)
        .extracting(article -> article.value().getParagraphs().get(0).getText())
        .containsExactly("第一篇", "第二篇");
    assertThat(articles)
        .allSatisfy(
            article -> {
              assertThat(article.key()).startsWith(PAGE + "#").hasSize(PAGE.length() + 13);
              assertThat(article.value().getVersion()).isEqualTo(NOON.toEpochMilli());
              assertThat(article.value().getSources())
                  .extracting(source -> source.getContentHash())
                  .containsExactly("hash of 第一篇\n第二篇");
            });
    assertThat(read(Topics.enriched(G)))
        .extracting(enriched -> enriched.value().getKeywords())
        .containsExactly(List.of("found"), List.of("found"));
    assertThat(read(Topics.split(G)))
        .singleElement()
        .satisfies(
            split -> {
              assertThat(split.value().getOutcome()).isEqualTo(SplitOutcome.SPLIT);
              assertThat(split.value().getArticleIds())
                  .isEqualTo(articles.stream().map(TestRecord::key).toList());
              assertThat(split.value().getPage().getText()).isEqualTo("第一篇\n第二篇");
            });
  }

  @Test
  void samePageAgainChangesNothing() {
    // Given
    publish(PAGE, "第一篇", NOON);
    drain();

    // When
    publish(PAGE, "第一篇", NOON.plusSeconds(5));

    // Then
    assertNothingWritten();
    assertThat(status.countOf(Outcomes.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void changedPageReplacesAndBuriesWhatItNoLongerHas() {
    // Given
    publish(PAGE, "留下\n离开", NOON);
    List<TestRecord<String, Article>> before = read(Topics.articles(G));
    drain();

    // When
    publish(PAGE, "留下\n新来", NOON.plusSeconds(5));

    // Then
    List<TestRecord<String, Article>> after = read(Topics.articles(G));
    long version = NOON.plusSeconds(5).toEpochMilli();
    assertThat(after)
        .filteredOn(record -> record.value() == null)
        .singleElement()
        .satisfies(
            tombstone -> {
              assertThat(tombstone.key()).isEqualTo(before.get(1).key());
              assertThat(VersionHeader.in(tombstone.headers())).hasValue(version);
            });
    assertThat(after)
        .filteredOn(record -> record.value() != null)
        .allSatisfy(record -> assertThat(record.value().getVersion()).isEqualTo(version))
        .extracting(TestRecord::key)
        .contains(before.get(0).key())
        .hasSize(2);
    assertThat(read(Topics.enriched(G)))
        .filteredOn(record -> record.value() == null)
        .singleElement()
        .satisfies(
            tombstone -> assertThat(VersionHeader.in(tombstone.headers())).hasValue(version));
  }

  @Test
  void backAndForthEndsWithTheLatestAndVersionsOnlyRise() {
    // Given clocks of publishers that go backwards
    publish(PAGE, "甲", NOON);
    publish(PAGE, "乙", NOON.minusSeconds(60));

    // When
    publish(PAGE, "甲", NOON.minusSeconds(120));

    // Then
    assertThat(read(Topics.split(G)))
        .extracting(split -> split.value().getVersion() - NOON.toEpochMilli())
        .containsExactly(0L, 1L, 2L);
    List<TestRecord<String, Article>> articles = read(Topics.articles(G));
    assertThat(articles.get(articles.size() - 1).value().getParagraphs().get(0).getText())
        .isEqualTo("甲");
  }

  @Test
  void pagesOfAnIssueShareAClock() {
    // When
    publish("灵溪报/2024-05-17/01", "甲", NOON);
    publish("灵溪报/2024-05-17/02", "乙", NOON);

    // Then
    assertThat(read(Topics.split(G)))
        .extracting(split -> split.value().getVersion() - NOON.toEpochMilli())
        .containsExactly(0L, 1L);
  }

  @Test
  void retractionBuriesEverythingAndStays() {
    // Given
    publish(PAGE, "第一篇\n第二篇", NOON);
    drain();

    // When
    retract(PAGE);
    retract(PAGE);

    // Then
    assertThat(read(Topics.articles(G))).hasSize(2).allMatch(record -> record.value() == null);
    assertThat(read(Topics.enriched(G))).hasSize(2).allMatch(record -> record.value() == null);
    assertThat(read(Topics.split(G)))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value()).isNull();
              assertThat(VersionHeader.in(record.headers())).isPresent();
            });
    assertThat(status.countOf(Outcomes.RETRACTED)).isEqualTo(1);
  }

  @Test
  void nullFromElsewhereIsARetraction() {
    // Given
    publish(PAGE, "第一篇", NOON);
    drain();

    // When
    pages.pipeInput(PAGE, null);

    // Then
    assertThat(read(Topics.articles(G))).singleElement().matches(record -> record.value() == null);
  }

  @Test
  void pageThatIsPublishedAfterItsRetractionComesBackWithAHigherVersion() {
    // Given
    publish(PAGE, "第一篇", NOON);
    retract(PAGE);
    drain();

    // When
    publish(PAGE, "第一篇", NOON);

    // Then
    assertThat(read(Topics.articles(G)))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.value().getVersion()).isGreaterThan(NOON.toEpochMilli() + 1));
  }

  @Test
  void requestSplitsTheStoredPageAgain() {
    // Given
    publish(PAGE, "第一篇", NOON);
    drain();

    // When
    request(PAGE, null);
    request(PAGE, G);
    request(PAGE, "g2");
    request("灵溪报/2024-05-17/09", null);

    // Then
    assertThat(read(Topics.articles(G)))
        .extracting(record -> record.value().getVersion())
        .hasSize(2)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(status.countOf(Outcomes.SPLIT_AGAIN)).isEqualTo(2);
    assertThat(status.countOf(Outcomes.OTHER_GENERATION)).isEqualTo(1);
    assertThat(status.countOf(Outcomes.NOTHING_TO_SPLIT)).isEqualTo(1);
  }

  @Test
  void undecodableRecordIsADeadLetterAndTheNextGoesOn() {
    // When
    pages.pipeInput(PAGE, "rubbish".getBytes(StandardCharsets.UTF_8), NOON);
    publish(PAGE, "第一篇", NOON);

    // Then
    assertThat(read(Topics.DEAD_LETTERS))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo("bulletin.pages-0-0");
              assertThat(letter.value().getMessage()).contains("not Avro");
              assertThat(letter.value().getValue().orElseThrow().array())
                  .isEqualTo("rubbish".getBytes(StandardCharsets.UTF_8));
            });
    assertThat(read(Topics.articles(G))).hasSize(1);
  }

  @Test
  void recordWhoseKeyIsNotItsPageIdIsADeadLetter() {
    // When
    pages.pipeInput("other", encode(Topics.PAGES, page(PAGE, "第一篇")), NOON);

    // Then
    DeadLetter letter = this.<DeadLetter>read(Topics.DEAD_LETTERS).get(0).value();
    assertThat(letter.getMessage()).contains("other").contains(PAGE);
  }

  @Test
  void pageThatTheSplitterCannotTakeIsKeptWhole() {
    // When
    publish(PAGE, "有" + ParagraphSplitter.POISON + "\n第二行", NOON);

    // Then
    Article article = this.<Article>read(Topics.articles(G)).get(0).value();
    assertThat(article.getKind()).isEqualTo(ArticleKind.UNSPLIT);
    assertThat(article.getParagraphs().get(0).getText()).isEqualTo("有毒\n第二行");
    assertThat(read(Topics.DEAD_LETTERS)).hasSize(1);
    SplitPage split = this.<SplitPage>read(Topics.split(G)).get(0).value();
    assertThat(split.getOutcome()).isEqualTo(SplitOutcome.UNSPLIT);
  }

  @Test
  void articleThatTheFinderCannotTakeGoesOnWithoutEntities() {
    // When
    publish(PAGE, "第一篇\n" + KeywordFinder.POISON, NOON);

    // Then
    assertThat(read(Topics.enriched(G)))
        .extracting(enriched -> enriched.value().getKeywords())
        .containsExactly(List.of("found"), List.of());
    assertThat(read(Topics.DEAD_LETTERS)).hasSize(1);
  }

  @Test
  void articlesThatBeginAlikeAreToldApart() {
    // When
    publish(PAGE, "同样的开头\n同样的开头\n同样的开头", NOON);

    // Then
    List<String> ids =
        this.<Article>read(Topics.articles(G)).stream().map(TestRecord::key).toList();
    assertThat(ids).containsExactly(ids.get(0), ids.get(0) + "-2", ids.get(0) + "-3");
  }

  @Test
  void pageOfAMebibyteOfOneCharacterLinesIsKeptWhole() {
    // Given more articles' spans than fit into records is the splitter's affair; one article is not
    String text = "字".repeat(Topics.MAX_PAGE_TEXT_BYTES / 3);

    // When
    publish(PAGE, text, NOON);

    // Then
    Article article = this.<Article>read(Topics.articles(G)).get(0).value();
    assertThat(article.getParagraphs().get(0).getText()).isEqualTo(text);
  }

  @Test
  void geometryThatDoesNotFitIsForgottenBeforeTextIs() {
    // Given
    RawPage page =
        RawPage.newBuilder(page(PAGE, "第一篇"))
            .setLines(
                java.util.Collections.nCopies(
                    400_000, new org.bulletin.schemas.Line(0, 3, 1f, 2f, 3f, 4f, 5f)))
            .build();

    // When
    pages.pipeInput(PAGE, encode(Topics.PAGES, page), NOON);

    // Then
    SplitPage split = this.<SplitPage>read(Topics.split(G)).get(0).value();
    assertThat(split.getPage().getLines()).isEmpty();
    assertThat(split.getPage().getText()).isEqualTo("第一篇");
  }

  private void publish(String pageId, String text, Instant at) {
    pages.pipeInput(pageId, encode(Topics.PAGES, page(pageId, text)), at);
  }

  private void retract(String pageId) {
    RawPage page = RawPage.newBuilder().setPageId(pageId).setRetracted(true).build();
    pages.pipeInput(pageId, encode(Topics.PAGES, page), NOON);
  }

  private void request(String pageId, String generation) {
    Request request = Request.newBuilder().setGeneration(generation).setReason("test").build();
    requests.pipeInput(pageId, encode(Topics.REQUESTS, request), NOON);
  }

  private static RawPage page(String pageId, String text) {
    return RawPage.newBuilder()
        .setPageId(pageId)
        .setText(text)
        .setContentHash("hash of " + text)
        .setIngestedAt(NOON)
        .build();
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
                new TestRecord<>(
                    record.key(),
                    record.value() == null ? null : decode(topic, record.value()),
                    new RecordHeaders(record.headers().toArray()),
                    record.timestamp()))
        .toList();
  }

  private <V extends SpecificRecord> V decode(Topic<V> topic, byte[] bytes) {
    try {
      return registry.decoder(topic).decode(bytes);
    } catch (org.bulletin.schemas.topics.UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private void drain() {
    Topics.of(G).forEach(this::read);
  }

  private void assertNothingWritten() {
    assertThat(Topics.of(G)).allSatisfy(topic -> assertThat(read(topic)).isEmpty());
  }
}
