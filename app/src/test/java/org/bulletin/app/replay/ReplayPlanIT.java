package org.bulletin.app.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.stages.Methods;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Decision;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.index.Operation;
import org.bulletin.indexer.index.Verdict;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReplayPlanIT {

  private static final String SERVED = "g901";
  private static final String COMING = "g902";
  private static final int PAGES = 70;
  private static final int ARTICLES = 450;
  private static final Index INDEX = Indices.articles(SERVED);

  private final EmbeddedStack stack = SharedStack.get();
  private final ClusterSettings cluster =
      new ClusterSettings(
          stack.broker().address(), stack.registry().address().toString(), Map.of());
  private final Registry registry = Registry.of(cluster);
  private final Admin admin = Admin.create(cluster.kafka());
  private final OpenSearchConnection openSearch =
      OpenSearchConnection.to(OpenSearchSettings.at(stack.openSearch().address()));

  @BeforeEach
  void create() {
    registry.registerAll();
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    topics.addAll(Topics.of(SERVED));
    new TopicAdmin(admin).create(topics);
    Indices.of(SERVED).forEach(new IndexAdmin(openSearch)::create);
  }

  @AfterEach
  void drop() throws Exception {
    send(Topics.PAGES.name(), PAGES, false);
    for (Index index : Indices.of(SERVED)) {
      openSearch.client().indices().delete(request -> request.index(index.name()));
    }
    openSearch.close();
    admin.close();
    registry.close();
  }

  @Test
  void aPlanIsMadeOfWhatIsThere() throws Exception {
    // Given
    LivePages before = LivePages.read(cluster, registry, 0);
    String changelog = StreamsSettings.applicationId(SERVED) + "-pages-changelog";
    admin.createTopics(List.of(new NewTopic(changelog, 1, (short) 1))).all().get();
    send(Topics.PAGES.name(), PAGES, true);
    send(Topics.split(SERVED).name(), PAGES, true);
    send(changelog, PAGES, true);
    index(ARTICLES);
    openSearch.client().indices().refresh();
    awaitStatistics();

    // When
    ReplayPlan plan = plan();

    // Then
    assertThat(plan.pages()).isEqualTo(before.count() + PAGES);
    assertThat(plan.pageBytes()).isGreaterThan(before.bytes() + 60L * PAGES);
    assertThat(plan.rate().orElseThrow().pages()).isEqualTo(60);
    assertThat(plan.rate().orElseThrow().pagesPerSecond()).isPositive();
    assertThat(plan.threads()).isEqualTo(3);
    assertThat(plan.time().orElseThrow()).isPositive();
    assertThat(plan.disk().topics()).isGreaterThan(60L * PAGES);
    assertThat(plan.disk().changelogs()).isGreaterThan(60L * PAGES);
    assertThat(plan.disk().indices()).isGreaterThan(60L * ARTICLES);
    assertThat(plan.parts().topics())
        .containsExactly("bulletin.articles.g902", "bulletin.enriched.g902", "bulletin.split.g902");
    assertThat(plan.parts().application()).isEqualTo("bulletin-streams-g902");
    assertThat(plan.parts().group()).isEqualTo("bulletin-indexer-g902");
    assertThat(plan.parts().changelogs())
        .contains("bulletin-streams-g902-pages-changelog", "bulletin-streams-g902-parts-changelog");
    assertThat(plan.parts().indices())
        .containsExactly("bulletin-articles-g902", "bulletin-pages-g902");
    assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(plan.parts().topics());
  }

  @Test
  void thePlainRateIsMeasuredBesideTheIndices() throws Exception {
    // Given
    index(ARTICLES);
    openSearch.client().indices().refresh();

    // When
    MeasuredBulkRate rate = MeasuredBulkRate.of(openSearch, INDEX);

    // Then
    assertThat(rate.documents()).isEqualTo(ARTICLES);
    assertThat(rate.documentsPerSecond()).isPositive();
    assertThat(
            openSearch
                .client()
                .indices()
                .get(request -> request.index("bulletin-*"))
                .result()
                .keySet())
        .contains(INDEX.name())
        .noneMatch(name -> name.startsWith("bulletin-bench"));
  }

  /** OpenSearch gives sizes that are up to ten seconds old. */
  private void awaitStatistics() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> DiskUse.of(admin, openSearch, SERVED).indices() > 60L * ARTICLES);
  }

  private ReplayPlan plan() {
    return ReplayPlan.of(
        new ReplayPlan.Servers(cluster, registry, openSearch),
        Methods.load(Newspapers.defaults()),
        SERVED,
        COMING,
        OptionalInt.of(3));
  }

  /** Sends pages, or their tombstones. */
  private void send(String topic, int count, boolean live) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(cluster.kafka(), new StringSerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(topic).size();
      for (int i = 0; i < count; i++) {
        String id = "计划/" + i + ".txt";
        byte[] value = live ? registry.<RawPage>serializer().serialize(topic, page(id, i)) : null;
        var unused =
            producer.send(
                new ProducerRecord<>(topic, IssuePartitioner.ofPage(id, partitions), id, value));
      }
      producer.flush();
    }
  }

  private static RawPage page(String id, int i) {
    return RawPage.newBuilder()
        .setPageId(id)
        .setSource("file:///plan/" + i)
        .setText("第%d座石桥修好\n\n本报讯 村民们今天上午走过了第%d座石桥，桥下流水潺潺。\n".formatted(i, i))
        .setContentHash("plan" + i)
        .build();
  }

  private void index(int count) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "计划/" + i + ".txt#0123456789ab";
      EnrichedArticle article =
          EnrichedArticle.newBuilder()
              .setArticle(
                  Article.newBuilder()
                      .setArticleId(id)
                      .setHeadlineLines(List.of(new HeadlineLine("第" + i + "座石桥", List.of())))
                      .setVersion(i + 1L)
                      .build())
              .build();
      ByteBuffer document =
          StandardCharsets.UTF_8.encode(
              ArticleDocument.of(article, Provenance.ofInspection()).toString());
      operations.add(new Operation.Write(INDEX.writeAlias(), id, i + 1L, document));
    }
    assertThat(new BulkWriter(openSearch, 1 << 20).attempt(operations))
        .extracting(Decision::verdict)
        .containsOnly(Verdict.WRITTEN);
  }
}
