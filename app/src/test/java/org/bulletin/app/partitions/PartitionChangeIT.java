package org.bulletin.app.partitions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.embedded.EmbeddedBroker;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.schemas.topics.Answers;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.TopicMismatchException;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Against a broker of its own, whose topics each test makes anew. */
class PartitionChangeIT {

  private static final String PAGES = Topics.PAGES.name();
  private static final int ISSUES = 40;
  private static final long BEGAN = 1_700_000_000_000L;

  @TempDir private static Path folder;

  private static EmbeddedBroker broker;
  private static ClusterSettings cluster;
  private static Admin admin;

  private final List<String> report = new ArrayList<>();
  private final List<String> writers = new ArrayList<>();

  /** What decides about a key. */
  private record Latest(String value, long timestamp, List<String> headers, int partition) {}

  @BeforeAll
  static void start() {
    broker = EmbeddedStack.onFreePorts(folder.resolve("stack")).broker();
    broker.start();
    cluster = new ClusterSettings(broker.address(), "mock://partitions", Map.of());
    admin = Admin.create(cluster.kafka());
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.stop();
  }

  @BeforeEach
  void createTopics() {
    new TopicAdmin(admin).create(Topics.shared());
    writePages();
  }

  @AfterEach
  void deleteTopics() {
    new Cluster(admin).delete(topics());
    await().until(() -> topics().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 11})
  void pagesHaveAnotherNumberOfPartitionsAndAreTheSame(int partitions) {
    // Given
    Map<String, Latest> before = latest(PAGES, partitions);

    // When
    boolean changed = change(step -> {}).to(partitions);

    // Then
    assertThat(changed).isEqualTo(partitions != 6);
    assertThat(latest(PAGES, partitions)).isEqualTo(before);
    assertThat(tombstones(PAGES)).contains("旧报/2020-01-01/01");
    for (Topic<?> topic : Topics.partitionedAsPages()) {
      assertThat(shape(topic.name()).partitions()).isEqualTo(partitions);
      assertThat(shape(topic.name()).settings()).containsAllEntriesOf(topic.settings());
    }
    await().untilAsserted(() -> assertThat(topics()).noneMatch(topic -> topic.contains(".copy")));
    new TopicAdmin(admin).create(Topics.shared());
    new TopicAdmin(admin).create(Topics.of("g2"));
    assertThat(shape(Topics.split("g2").name()).partitions()).isEqualTo(partitions);
  }

  @ParameterizedTest
  @EnumSource(PartitionChange.Step.class)
  void whatWasStoppedAfterAnyStepGoesOn(PartitionChange.Step last) {
    // Given
    Map<String, Latest> before = latest(PAGES, 3);
    PartitionChange stopped =
        change(
            step -> {
              if (step == last) {
                throw new IllegalStateException("stopped");
              }
            });
    assertThatThrownBy(() -> stopped.to(3)).hasMessage("stopped");
    assertThatThrownBy(() -> new TopicAdmin(admin).create(Topics.shared()))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("`bulletin pages copy --partitions N`");

    // When
    change(step -> {}).to(3);

    // Then
    assertThat(latest(PAGES, 3)).isEqualTo(before);
    await().untilAsserted(() -> assertThat(topics()).noneMatch(topic -> topic.contains(".copy")));
  }

  @ParameterizedTest
  @EnumSource(PartitionChange.Step.class)
  void anotherNumberMayBeAskedForAfterAnyStep(PartitionChange.Step last) {
    // Given the numbers of the pages and of the copy say nothing about which is whole
    Map<String, Latest> before = latest(PAGES, 6);
    PartitionChange stopped =
        change(
            step -> {
              if (step == last) {
                throw new IllegalStateException("stopped");
              }
            });
    assertThatThrownBy(() -> stopped.to(3)).hasMessage("stopped");

    // When
    change(step -> {}).to(6);

    // Then
    assertThat(latest(PAGES, 6)).isEqualTo(before);
    assertThat(shape(PAGES).partitions()).isEqualTo(6);
    await().untilAsserted(() -> assertThat(topics()).noneMatch(topic -> topic.contains(".copy")));
  }

  @Test
  void topicThatSomebodyMakesMeanwhileDoesNotReplaceTheCopy() {
    // Given
    Map<String, Latest> before = latest(PAGES, 3);
    PartitionChange stopped =
        change(
            step -> {
              if (step == PartitionChange.Step.DELETED) {
                throw new IllegalStateException("stopped");
              }
            });
    assertThatThrownBy(() -> stopped.to(3)).hasMessage("stopped");
    new Cluster(admin).create(PAGES, new Cluster.Shape(6, (short) 1, Map.of()));

    // When
    change(step -> {}).to(3);

    // Then
    assertThat(latest(PAGES, 3)).isEqualTo(before);
  }

  @Test
  void nothingIsTouchedWhileSomebodyWorksWithThePages() {
    // Given
    writers.add("ingester host-1");

    // When
    PartitionChange change = change(step -> {});

    // Then
    assertThatThrownBy(() -> change.to(3))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("ingester host-1");
    await().untilAsserted(() -> assertThat(topics()).noneMatch(topic -> topic.contains(".copy")));
    assertThat(shape(PAGES).partitions()).isEqualTo(6);
  }

  @Test
  void pagesThatChangeWhileTheyAreCopiedAreNotDeleted() {
    // Given
    PartitionChange change =
        change(
            step -> {
              if (step == PartitionChange.Step.COPIED) {
                writePages();
              }
            });

    // When, Then
    assertThatThrownBy(() -> change.to(3))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("somebody wrote to bulletin.pages");
    assertThat(shape(PAGES).partitions()).isEqualTo(6);
    assertThat(topics()).doesNotContain(PartitionChange.WHOLE);
  }

  @Test
  void generationOfAnotherNumberSaysSo() {
    // Given
    new TopicAdmin(admin).create(Topics.of("g1"));

    // When
    change(step -> {}).to(3);

    // Then
    assertThatThrownBy(() -> new TopicAdmin(admin).create(Topics.of("g1")))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("generation g1 was derived from another number of partitions")
        .hasMessageContaining("`bulletin replay run` makes a new one");
    new TopicAdmin(admin).checkPresent(Topics.of("g1"));
  }

  private PartitionChange change(Consumer<PartitionChange.Step> after) {
    return new PartitionChange(cluster, admin, () -> List.copyOf(writers), report::add, after);
  }

  private static void writePages() {
    Map<String, Object> settings = new HashMap<>(cluster.kafka());
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IssuePartitioner.class);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      send(producer, "旧报/2020-01-01/01", "出过", 0);
      for (int round = 0; round < 2; round++) {
        for (int issue = 0; issue < ISSUES; issue++) {
          String date = "2024-%02d-%02d".formatted(1 + issue / 28, 1 + issue % 28);
          send(producer, "灵溪报/" + date + "/01", "头版" + issue + "," + round, round);
          send(producer, "灵溪报/" + date + "/02", "二版" + issue + "," + round, round);
        }
      }
      send(producer, "收集/页#2.txt", "有路径的", 5);
      send(producer, "收集/坏.txt", "\0rubbish", 6);
      send(producer, "旧报/2020-01-01/01", null, 9);
    }
  }

  private static void send(Producer<String, byte[]> producer, String key, String value, long time) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                PAGES,
                null,
                BEGAN + time,
                key,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                List.of(new RecordHeader("测试", new byte[] {(byte) time}))));
  }

  /** The latest record of each key, each where a topic of so many partitions has it. */
  private static Map<String, Latest> latest(String topic, int partitions) {
    Map<String, Latest> latest = new TreeMap<>();
    boolean moves = shape(topic).partitions() != partitions;
    TopicScan.of(
        cluster,
        topic,
        record -> {
          String key = key(record);
          if (record.value() == null) {
            latest.remove(key);
          } else {
            latest.put(
                key,
                new Latest(
                    new String(record.value(), StandardCharsets.UTF_8),
                    record.timestamp(),
                    List.of(record.headers().toString()),
                    moves ? IssuePartitioner.ofPage(key, partitions) : record.partition()));
          }
        });
    return latest;
  }

  private static Set<String> tombstones(String topic) {
    Map<String, Boolean> dead = new TreeMap<>();
    TopicScan.of(cluster, topic, record -> dead.put(key(record), record.value() == null));
    dead.values().removeIf(isDead -> !isDead);
    return dead.keySet();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Cluster.Shape shape(String topic) {
    Optional<Cluster.Shape> shape = new Cluster(admin).shapeOf(topic);
    return shape.orElseThrow();
  }

  private static Set<String> topics() {
    return Answers.of(admin.listTopics().names());
  }
}
