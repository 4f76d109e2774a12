package org.bulletin.streams.topology;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;
import org.bulletin.schemas.topics.VersionHeader;
import org.bulletin.streams.correct.CutPoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Corrections, through the whole topology. */
class CorrectionsTest {

  private static final String G = "g1";
  private static final String ISSUE = "灵溪报/2024-05-17/";
  private static final String PAGE = ISSUE + "01";
  private static final Instant NOON = Instant.parse("2024-05-17T12:00:00Z");
  private static final String TEXT = "水库昨日开工，全长九公里。\n小学新校舍启用。\n本县昨日降雨。";

  private final Registry registry = new Registry(new MockSchemaRegistryClient(), "mock://t");
  private final StageStatus status = new StageStatus("streams");
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Map<String, SplitPage> split = new TreeMap<>();
  private final List<String> tombstones = new ArrayList<>();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> pages;
  private TestInputTopic<String, byte[]> corrections;

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
    corrections = input(Topics.CORRECTIONS);
  }

  @AfterEach
  void stop() {
    driver.close();
    assertThat(status.countOf(Outcomes.READ))
        .as("the outcomes add up: %s", status.counts())
        .isEqualTo(
            List.of(
                    Outcomes.SPLIT,
                    Outcomes.RETRACTED,
                    Outcomes.UNCHANGED,
                    Outcomes.CORRECTED,
                    Outcomes.CORRECTION_WAITS,
                    Outcomes.DEAD)
                .stream()
                .mapToLong(status::countOf)
                .sum());
  }

  @Test
  void correctionChangesTheArticleAndNoOther() {
    // Given
    publish(PAGE, TEXT);
    String reservoir = ids().get(0);
    Article before = articles.get(ids().get(1));

    // When
    correct(correction(reservoir).setHeadlineLines(List.of("水库开工")));

    // Then
    read();
    Article corrected = articles.get(reservoir);
    assertThat(corrected.getHeadlineLines())
        .extracting(HeadlineLine::getText)
        .containsExactly("水库开工");
    assertThat(corrected.getCorrected()).isTrue();
    assertThat(corrected.getVersion()).isGreaterThan(before.getVersion());
    assertThat(corrected.getSources()).isEqualTo(before.getSources());
    assertThat(unversioned(articles.get(ids().get(1)))).isEqualTo(unversioned(before));
    assertThat(status.countOf(Outcomes.CORRECTED)).isEqualTo(1);
    assertThat(tombstones).isEmpty();
  }

  @Test
  void correctionThatIsThereBeforeItsPageIsAppliedToIt() {
    // Given
    publish(PAGE, TEXT);
    List<String> ids = ids();
    retract(PAGE);
    read();

    // When
    correct(correction(ids.get(0)).setMergeWith(List.of(ids.get(1))));
    publish(PAGE, TEXT);

    // Then
    assertThat(ids()).containsExactly(ids.get(0), ids.get(2));
    assertThat(texts(ids.get(0))).containsExactly("水库昨日开工，全长九公里。", "小学新校舍启用。");
    assertThat(status.countOf(Outcomes.CORRECTION_WAITS)).isEqualTo(1);
  }

  @Test
  void mergedArticleGoesAwayAndComesBackWithTheVersionOfItsCause() {
    // Given
    publish(PAGE, TEXT);
    List<String> ids = ids();

    // When
    correct(correction(ids.get(0)).setMergeWith(List.of(ids.get(1))));
    read();
    long merged = split.get(PAGE).getVersion();
    takeBack(ids.get(0));

    // Then
    assertThat(ids()).isEqualTo(ids);
    assertThat(tombstones).containsExactly(ids.get(1) + " " + merged);
    assertThat(articles.get(ids.get(1)).getVersion()).isGreaterThan(merged);
    assertThat(articles.get(ids.get(0)).getCorrected()).isFalse();
    assertThat(texts(ids.get(0))).hasSize(1);
  }

  @Test
  void pieceOfASplitCanBeCorrectedInItsTurn() {
    // Given two articles merged by one correction and parted by another
    publish(PAGE, TEXT);
    List<String> ids = ids();
    correct(
        correction(ids.get(0))
            .setMergeWith(List.of(ids.get(1)))
            .setSplitAt(List.of(CutPoints.before(2, "小学新校舍启用。"))));
    String piece = ids().get(1);

    // When
    correct(
        correction(piece)
            .setHeadlineLines(List.of("新校舍"))
            .setAuthors(List.of(new CorrectedAuthor("柳青禾", "记者"))));

    // Then
    read();
    assertThat(piece).startsWith(PAGE + "#").isNotIn(ids.get(0), ids.get(2));
    assertThat(articles.get(piece).getHeadlineLines())
        .extracting(HeadlineLine::getText)
        .containsExactly("新校舍");
    assertThat(articles.get(piece).getAuthors())
        .singleElement()
        .matches(a -> a.getName().equals("柳青禾"));
    assertThat(texts(piece)).containsExactly("小学新校舍启用。");
    assertThat(split.get(PAGE).getUnfitCorrections()).isEmpty();
  }

  @Test
  void correctionThatNoLongerFitsIsNamedAndChangesNothing() {
    // Given
    publish(PAGE, TEXT);
    List<String> ids = ids();
    correct(
        correction(ids.get(0)).setHeadlineLines(List.of("水库开工")).setMergeWith(List.of(ids.get(1))));
    read();

    // When the page is replaced by one without the second article
    publish(PAGE, "水库昨日开工，全长九公里。\n本县昨日降雨。");

    // Then
    assertThat(ids()).containsExactly(ids.get(0), ids.get(2));
    assertThat(split.get(PAGE).getUnfitCorrections()).containsExactly(ids.get(0));
    assertThat(articles.get(ids.get(0)).getCorrected()).isFalse();
    assertThat(articles.get(ids.get(0)).getHeadlineLines()).isEmpty();

    // When it is back as it was
    publish(PAGE, TEXT);

    // Then
    assertThat(ids()).containsExactly(ids.get(0), ids.get(2));
    assertThat(split.get(PAGE).getUnfitCorrections()).isEmpty();
    assertThat(articles.get(ids.get(0)).getCorrected()).isTrue();
  }

  @Test
  void correctionSurvivesAReplacementOfItsPage() {
    // Given
    publish(PAGE, TEXT);
    String reservoir = ids().get(0);
    correct(correction(reservoir).setHeadlineLines(List.of("水库开工")));

    // When
    publish(PAGE, "剧团下乡演出。\n水库昨日开工，全长九公里。");

    // Then
    read();
    assertThat(articles.get(reservoir).getHeadlineLines()).hasSize(1);
  }

  @Test
  void joinedArticleHasTheCorrectionsOfItsFirstPart() {
    // Given
    publish(PAGE, "灵溪县石门水库灌渠工程昨日开工，负责人陶望山说，石门水库灌渠全长九公里，要先把渠修 下转2版\n本县昨日降雨。");
    publish(ISSUE + "02", "上接1版 好，再把水引到田里。陶望山说，石门水库灌渠建成后，可以浇灌稻田三千亩。");
    String canal = ids().get(0);
    assertThat(articles.get(canal).getSources()).hasSize(2);

    // When
    correct(
        correction(canal)
            .setHeadlineLines(List.of("灌渠开工"))
            .setAuthors(List.of(new CorrectedAuthor("柳青禾", ""))));

    // Then
    read();
    Article joined = articles.get(canal);
    assertThat(joined.getSources()).hasSize(2);
    assertThat(joined.getCorrected()).isTrue();
    assertThat(joined.getHeadlineLines()).hasSize(1);
    assertThat(joined.getAuthors()).hasSize(1);
    assertThat(articles).hasSize(2);
  }

  @Test
  void sameCorrectionAgainChangesNothing() {
    // Given
    publish(PAGE, TEXT);
    String reservoir = ids().get(0);
    correct(correction(reservoir).setHeadlineLines(List.of("水库开工")));
    read();

    // When
    correct(correction(reservoir).setHeadlineLines(List.of("水库开工")));
    takeBack(ISSUE + "09#0123456789ab");

    // Then
    Topics.of(G).forEach(topic -> assertThat(records(topic)).isEmpty());
    assertThat(status.countOf(Outcomes.UNCHANGED)).isEqualTo(2);
  }

  @Test
  void rubbishIsADeadLetter() {
    // When
    corrections.pipeInput(PAGE + "#0123456789ab", "x".getBytes(StandardCharsets.UTF_8), NOON);
    correct(correction(PAGE + "#0123456789ab").setPageId(ISSUE + "02"));
    corrections.pipeInput(
        "other", encode(Topics.CORRECTIONS, correction(PAGE + "#0123456789ab").build()), NOON);

    // Then
    assertThat(records(Topics.DEAD_LETTERS))
        .extracting(letter -> letter.value().getMessage())
        .satisfiesExactly(
            message -> assertThat(message).contains("not Avro"),
            message -> assertThat(message).contains("none of the page " + ISSUE + "02"),
            message -> assertThat(message).contains("the key is other"));
  }

  @Test
  void correctionsOfAPageThatIsCalledLikeAnArticleAreItsOwn() {
    // Given a file, and the second page of another
    publish("集/文.pdf", TEXT);
    publish("集/文.pdf#2", TEXT);
    List<String> ids = new ArrayList<>(split.get("集/文.pdf#2").getArticleIds());

    // When
    correct(correction(ids.get(0)).setPageId("集/文.pdf#2").setHeadlineLines(List.of("水库开工")));

    // Then
    read();
    assertThat(split.get("集/文.pdf").getUnfitCorrections()).isEmpty();
    publish("集/文.pdf", TEXT + "\n又一篇。");
    assertThat(split.get("集/文.pdf").getUnfitCorrections()).isEmpty();
    assertThat(articles.get(ids.get(0)).getCorrected()).isTrue();
  }

  @RepeatedTest(20)
  void whatIsThereInTheEndDoesNotDependOnTheOrder(RepetitionInfo repetition) {
    // Given
    publish(PAGE, TEXT);
    List<String> ids = ids();
    List<Runnable> events =
        new ArrayList<>(
            List.of(
                () -> correct(correction(ids.get(0)).setHeadlineLines(List.of("水库开工"))),
                () -> correct(correction(ids.get(1)).setMergeWith(List.of(ids.get(2)))),
                () -> correct(correction(ids.get(2)).setHeadlineLines(List.of("降雨"))),
                () -> correct(correction(PAGE + "#没有").setHeadlineLines(List.of("无"))),
                () -> {
                  retract(PAGE);
                  publish(PAGE, TEXT);
                }));
    events.forEach(Runnable::run);
    read();
    Map<String, Article> expected = unversioned(articles);
    assertThat(expected).hasSize(2);
    List<String> unfit = split.get(PAGE).getUnfitCorrections();
    ids.forEach(this::takeBack);
    takeBack(PAGE + "#没有");
    assertThat(ids()).isEqualTo(ids);

    // When
    Collections.shuffle(events, new Random(repetition.getCurrentRepetition()));
    events.forEach(Runnable::run);

    // Then
    read();
    assertThat(unversioned(articles)).isEqualTo(expected);
    assertThat(split.get(PAGE).getUnfitCorrections()).isEqualTo(unfit).hasSize(1);
  }

  private List<String> ids() {
    read();
    return split.get(PAGE).getArticleIds();
  }

  private List<String> texts(String articleId) {
    return articles.get(articleId).getParagraphs().stream().map(Paragraph::getText).toList();
  }

  private static Correction.Builder correction(String articleId) {
    return Correction.newBuilder().setArticleId(articleId).setPageId(PAGE).setNote("test");
  }

  private void correct(Correction.Builder builder) {
    Correction correction = builder.build();
    corrections.pipeInput(correction.getArticleId(), encode(Topics.CORRECTIONS, correction), NOON);
  }

  private void takeBack(String articleId) {
    corrections.pipeInput(articleId, null, NOON);
  }

  private void publish(String pageId, String text) {
    RawPage page =
        RawPage.newBuilder()
            .setPageId(pageId)
            .setIdentity(Identity.GIVEN)
            .setText(text)
            .setContentHash("hash of " + text)
            .setIngestedAt(NOON)
            .build();
    pages.pipeInput(pageId, encode(Topics.PAGES, page), NOON);
    read();
  }

  private void retract(String pageId) {
    RawPage page = RawPage.newBuilder().setPageId(pageId).setRetracted(true).build();
    pages.pipeInput(pageId, encode(Topics.PAGES, page), NOON);
  }

  private void read() {
    for (TestRecord<String, Article> record : records(Topics.articles(G))) {
      if (record.value() == null) {
        articles.remove(record.key());
        tombstones.add(record.key() + " " + VersionHeader.in(record.headers()).orElseThrow());
      } else {
        articles.put(record.key(), record.value());
      }
    }
    records(Topics.split(G)).forEach(record -> split.put(record.key(), record.value()));
    records(Topics.enriched(G));
  }

  private static Map<String, Article> unversioned(Map<String, Article> articles) {
    Map<String, Article> same = new TreeMap<>();
    articles.forEach((id, article) -> same.put(id, unversioned(article)));
    return same;
  }

  private static Article unversioned(Article article) {
    return Article.newBuilder(article)
        .setVersion(0)
        .setSources(
            article.getSources().stream()
                .map(source -> SourcePage.newBuilder(source).setOffset(0).build())
                .toList())
        .build();
  }

  private <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
    return registry.<V>serializer().serialize(topic.name(), value);
  }

  private TestInputTopic<String, byte[]> input(Topic<?> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private <V extends SpecificRecord> List<TestRecord<String, V>> records(Topic<V> topic) {
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
}
