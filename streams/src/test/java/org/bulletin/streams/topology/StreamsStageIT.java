package org.bulletin.streams.topology;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The stage against a real broker and a real registry. Each test has a generation of its own. */
class StreamsStageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static int lastGeneration;

  private final EmbeddedStack stack = SharedStack.get();
  private final String generation = "g" + ++lastGeneration;
  private final StageStatus status = new StageStatus("streams");
  private ClusterSettings cluster;
  private Registry registry;
  private Producer<String, byte[]> producer;

  @TempDir private Path folder;

  @BeforeEach
  void prepare() {
    cluster =
        new ClusterSettings(
            stack.broker().address(), stack.registry().address().toString(), Map.of());
    registry = Registry.of(cluster);
    registry.registerAll();
    registry.fetchAll();
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    topics.addAll(Topics.of(generation));
    try (Admin admin = Admin.create(cluster.kafka())) {
      new TopicAdmin(admin).create(topics);
    }
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IssuePartitioner.class);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close();
    registry.close();
  }

  @Test
  void everyPageIsSplitOnceThoughTheStageIsStoppedInBetween() {
    // Given
    List<String> pages =
        IntStream.range(0, 60).mapToObj(i -> generation + "/page-" + i + ".txt").toList();
    pages.subList(0, 30).forEach(page -> publish(page, "甲\n乙"));

    // When
    try (StreamsStage first = stage()) {
      first.start();
      await().atMost(PATIENCE).until(() -> status.countOf(Outcomes.SPLIT) > 0);
    }
    pages.subList(30, 60).forEach(page -> publish(page, "甲\n乙"));
    try (StreamsStage second = stage()) {
      second.start();

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ours(Topics.split(generation))).hasSize(60));
      assertThat(ours(Topics.enriched(generation))).hasSize(120);
      assertThat(ours(Topics.articles(generation))).hasSize(120);
    }
  }

  @Test
  void pageOfAMebibyteGoesThrough() {
    // Given
    String text = "字".repeat(Topics.MAX_PAGE_TEXT_BYTES / 3);
    String page = generation + "/large.txt";

    // When
    publish(page, text);

    // Then
    try (StreamsStage stage = stage()) {
      stage.start();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ours(Topics.split(generation))).containsKey(page));
      SplitPage split = ours(Topics.split(generation)).get(page);
      assertThat(split.getPage().getText()).isEqualTo(text);
      assertThat(ours(Topics.enriched(generation))).hasSize(1);
    }
  }

  @Test
  void registryThatIsAwayMakesNoDeadLetters() {
    // Given a schema that must be asked for, and nobody to ask
    String page = generation + "/strange.txt";
    try (StreamsStage stage = stage()) {
      stage.start();
      await().atMost(PATIENCE).until(() -> status.state() == StageStatus.State.RUNNING);
      stack.registry().stop();
      byte[] unknownSchema = ByteBuffer.allocate(8).put((byte) 0).putInt(987_654).array();
      send(page, unknownSchema);

      // When
      await().atMost(PATIENCE).until(() -> status.state() == StageStatus.State.WAITING);

      // Then
      assertThat(deadLettersOf(page)).isEmpty();

      // When
      stack.registry().start();

      // Then
      await().atMost(PATIENCE).until(() -> deadLettersOf(page).size() == 1);
      assertThat(deadLettersOf(page).get(0).getMessage()).contains("no schema 987654");
    } finally {
      stack.registry().start();
    }
  }

  private StreamsStage stage() {
    StreamsSettings settings =
        new StreamsSettings(cluster, generation, folder, 2, Optional.of("only"), 0);
    return new StreamsStage(
        settings,
        registry,
        new ParagraphSplitter(),
        new KeywordFinder(),
        status,
        new CompositeMeterRegistry());
  }

  private void publish(String pageId, String text) {
    RawPage page =
        RawPage.newBuilder().setPageId(pageId).setText(text).setContentHash(text).build();
    send(pageId, registry.<RawPage>serializer().serialize(Topics.PAGES.name(), page));
  }

  private void send(String pageId, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(Topics.PAGES.name(), pageId, value));
    producer.flush();
  }

  private List<DeadLetter> deadLettersOf(String pageId) {
    return LatestRecords.of(cluster, registry, Topics.DEAD_LETTERS).values().stream()
        .filter(letter -> letter.getKey().filter(pageId::equals).isPresent())
        .toList();
  }

  private <V extends org.apache.avro.specific.SpecificRecord> Map<String, V> ours(Topic<V> topic) {
    Map<String, V> records = LatestRecords.of(cluster, registry, topic);
    records.keySet().removeIf(key -> !key.startsWith(generation + "/"));
    return records;
  }
}
