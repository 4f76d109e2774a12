package org.bulletin.app.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bulletin.app.Main;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.indexer.compare.IndexScan;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.search.ServedDocuments;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Sha256;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A stack of its own, with stages in this process that can be stopped and started. */
final class ReplayWorld implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Newspapers NEWSPAPERS = Newspapers.defaults();

  /** Any that is known, so that folders say the issue. */
  static final String NEWSPAPER = NEWSPAPERS.all().iterator().next().name();

  private static final String CORRECTED_HEADLINE = "水库开闸题目已改";

  private final Set<String> corrected = new TreeSet<>();
  private final Path folder;
  private final Methods methods = Methods.load(NEWSPAPERS);
  private final EmbeddedStack stack;
  private Optional<LocalPipeline> pipeline = Optional.empty();

  ReplayWorld(Path folder) {
    this.folder = folder;
    this.stack = EmbeddedStack.onFreePorts(folder.resolve("stack"));
    stack.start();
  }

  void startStages() {
    pipeline =
        Optional.of(new LocalPipeline(stack, folder.resolve("streams"), NEWSPAPERS, methods));
  }

  /** Stops the stages for good: nothing waits for members of a fixed name to come back. */
  void stopStages() {
    if (pipeline.isEmpty()) {
      return;
    }
    pipeline.get().close();
    pipeline = Optional.empty();
    try (Admin admin = admin()) {
      GroupAdmin groups = new GroupAdmin(admin);
      for (GroupListing group : Answers.of(admin.listGroups().all())) {
        if (!groups.of(group.groupId()).isEmpty()) {
          Answers.of(
              admin
                  .removeMembersFromConsumerGroup(
                      group.groupId(), new RemoveMembersFromConsumerGroupOptions())
                  .all());
        }
      }
    }
  }

  void restartOpenSearch() {
    stack.openSearch().stop();
    stack.openSearch().start();
  }

  LocalPipeline stages() {
    return pipeline.orElseThrow();
  }

  ClusterSettings cluster() {
    return new ClusterSettings(
        stack.broker().address(), stack.registry().address().toString(), Map.of());
  }

  OpenSearchSettings openSearch() {
    return OpenSearchSettings.at(stack.openSearch().address());
  }

  /** Publishes generated pages. */
  void ingest(int from, int to) {
    Path pages = folder.resolve("pages-" + from + "-" + to);
    GeneratedPages.write(pages, NEWSPAPER, from, to);
    assertThat(
            stages()
                .ingest()
                .ingester()
                .ingest(IngestRequest.of(pages), IngestionListener.NONE)
                .published())
        .isEqualTo(to - from);
  }

  /** The records of the pages' topic. */
  List<ConsumerRecord<byte[], byte[]>> pages() {
    List<ConsumerRecord<byte[], byte[]>> pages = new ArrayList<>();
    TopicScan.of(cluster(), Topics.PAGES.name(), pages::add);
    return pages;
  }

  void settle() {
    settle(PATIENCE);
  }

  /** Waits until everything is searchable, but not longer than so long. */
  void settle(Duration patience) {
    stages().settle(condition -> await().atMost(patience).until(condition::getAsBoolean));
    assertThat(stages().failure()).isEmpty();
  }

  static void waitUntil(BooleanSupplier condition) {
    await().atMost(PATIENCE).until(condition::getAsBoolean);
  }

  /** The options that tell a command where the servers are. */
  List<String> servers() {
    return List.of(
        "--bootstrap-servers=" + stack.broker().address(),
        "--schema-registry=" + stack.registry().address(),
        "--opensearch=" + stack.openSearch().address());
  }

  /** A command line of `replay`, for this world. */
  List<String> replay(String... args) {
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(args));
    all.addAll(servers());
    if (List.of("run", "swap", "rollback").contains(args[0])) {
      all.add("--state-dir=" + folder.resolve("replay"));
    }
    return all;
  }

  /** A command line for this world that needs Kafka alone. */
  List<String> kafka(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(servers().subList(0, 2));
    return all;
  }

  /** Runs a command in this process; it has to succeed. */
  void run(List<String> args) {
    assertThat(tryTo(args)).isZero();
  }

  /** Runs a command in this process, and gives its exit code. */
  int tryTo(List<String> args) {
    return Main.run(args.toArray(String[]::new), Map.of());
  }

  Generations generations() {
    try (Registry registry = Registry.of(cluster())) {
      return new GenerationStore(cluster(), registry).read();
    }
  }

  /** The documents that readers see: by id the hash of each, without provenance. */
  Map<String, String> documents() {
    return documents(Indices.ARTICLES);
  }

  /** The documents of an index or alias: by id the hash of each, without provenance. */
  Map<String, String> documents(String index) {
    Map<String, String> documents = new TreeMap<>();
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch())) {
      refresh(connection, index);
      try (IndexScan scan = IndexScan.ofDocuments(connection, index, "article_id", 200)) {
        scan.forEachRemaining(document -> documents.put(document.key(), hash(document.source())));
      }
    }
    return documents;
  }

  /** The documents that {@code inspect} makes of the pages that are published, hashed likewise. */
  Map<String, String> expected() {
    Map<String, String> documents = new TreeMap<>();
    issues()
        .forEach(
            pages ->
                methods
                    .inspector()
                    .inspect(pages)
                    .forEach(page -> page.articles().forEach(article -> add(article, documents))));
    return documents;
  }

  private Collection<List<RawPage>> issues() {
    try (Registry registry = Registry.of(cluster())) {
      return LatestRecords.of(cluster(), registry, Topics.PAGES).values().stream()
          .filter(page -> !page.getRetracted())
          .collect(Collectors.groupingBy(page -> PageIds.meetingKey(page.getPageId())))
          .values();
    }
  }

  private static void add(EnrichedArticle article, Map<String, String> documents) {
    documents.put(
        article.getArticle().getArticleId(),
        hash(ArticleDocument.of(article, Provenance.ofInspection())));
  }

  private static String hash(ObjectNode document) {
    ObjectNode plain = document.deepCopy();
    plain.remove("provenance");
    return HexFormat.of().formatHex(Sha256.of(plain.toString()));
  }

  /** Gives an article another headline, in Kafka; the documents follow. */
  void correct(String articleId) {
    List<String> args =
        new ArrayList<>(List.of("correct", articleId, "--headline", CORRECTED_HEADLINE));
    args.addAll(servers());
    run(args);
    corrected.add(articleId);
  }

  /**
   * Readers see exactly the documents that {@code inspect} makes of the pages, but for what was
   * corrected, which is as it was corrected.
   */
  void assertConverged() {
    Map<String, String> documents = documents();
    Map<String, String> expected = expected();
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch())) {
      ServedDocuments served = new ServedDocuments(connection);
      for (String id : corrected) {
        ObjectNode document = served.article(id).orElseThrow();
        assertThat(document.path("headline").asText()).isEqualTo(CORRECTED_HEADLINE);
        assertThat(document.path("corrected").asBoolean()).isTrue();
        assertThat(documents.remove(id)).isNotNull();
        assertThat(expected.remove(id)).isNotNull();
      }
    }
    assertThat(documents).isEqualTo(expected);
  }

  private static void refresh(OpenSearchConnection connection, String index) {
    try {
      connection.client().indices().refresh(refresh -> refresh.index(index));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  Admin admin() {
    return Admin.create(cluster().kafka());
  }

  @Override
  public void close() {
    try {
      stopStages();
    } finally {
      stack.close();
    }
  }
}
