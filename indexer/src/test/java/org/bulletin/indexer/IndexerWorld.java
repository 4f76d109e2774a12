package org.bulletin.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.embedded.fault.FaultProxy;
import org.bulletin.indexer.index.Indices;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;
import org.bulletin.schemas.topics.VersionHeader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A generation of its own on the shared servers, with indexers that see the registry and OpenSearch
 * through proxies that can fail. Everything it starts ends with it.
 */
final class IndexerWorld implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedStack stack = SharedStack.get();
  private final String generation = "g" + ThreadLocalRandom.current().nextInt(1_000, 100_000_000);
  private final FaultProxy openSearchProxy = FaultProxy.before(stack.openSearch().address());
  private final FaultProxy registryProxy = FaultProxy.before(stack.registry().address());
  private final OpenSearchProbe probe = new OpenSearchProbe(stack.openSearch().address());
  private final Registry registry;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;
  private final List<AutoCloseable> started = new ArrayList<>();

  /** An indexer with its status. */
  record Running(Indexer indexer, StageStatus status) {

    long count(Outcome outcome) {
      return status.countOf(outcome.count());
    }

    void assertAccountsAddUp() {
      long sum = 0;
      for (Outcome outcome : Outcome.values()) {
        sum += count(outcome);
      }
      assertThat(sum).isEqualTo(status.countOf(Outcome.READ));
    }
  }

  IndexerWorld() {
    registry = Registry.of(cluster(stack.registry().address()));
    registry.registerAll();
    admin = Admin.create(cluster(stack.registry().address()).kafka());
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    topics.addAll(Topics.of(generation));
    new TopicAdmin(admin).create(topics);
    Map<String, Object> settings = cluster(stack.registry().address()).kafka();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test-" + generation);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Waits for what may take long on a busy machine. */
  static ConditionFactory eventually() {
    return await().atMost(PATIENCE);
  }

  String generation() {
    return generation;
  }

  Admin admin() {
    return admin;
  }

  OpenSearchProbe openSearch() {
    return probe;
  }

  FaultProxy openSearchProxy() {
    return openSearchProxy;
  }

  FaultProxy registryProxy() {
    return registryProxy;
  }

  Registry registry() {
    return registry;
  }

  ClusterSettings cluster(URI registryAddress) {
    return new ClusterSettings(
        stack.broker().address(),
        registryAddress.toString(),
        Map.of(
            "session.timeout.ms", "6000",
            "heartbeat.interval.ms", "500",
            "max.poll.records", "100"));
  }

  String articlesIndex() {
    return Indices.articles(generation).name();
  }

  Map<String, JsonNode> articles() {
    return probe.documents(articlesIndex());
  }

  Map<String, JsonNode> pages() {
    return probe.documents(Indices.pages(generation).name());
  }

  Running start() {
    return start(IndexerSettings.ofGeneration(generation));
  }

  Running start(IndexerSettings settings) {
    ClusterSettings cluster = cluster(registryProxy.address());
    Registry itsRegistry = Registry.of(cluster);
    OpenSearchConnection connection =
        OpenSearchConnection.to(OpenSearchSettings.at(openSearchProxy.address()));
    StageStatus status = new StageStatus("indexer");
    Indexer indexer =
        new Indexer(
            settings, cluster, itsRegistry, connection, status, new CompositeMeterRegistry());
    started.add(itsRegistry);
    started.add(connection);
    started.add(indexer);
    indexer.start();
    return new Running(indexer, status);
  }

  /** An article's record, with the article's id as its key. */
  ProducerRecord<String, byte[]> article(EnrichedArticle article) {
    String id = article.getArticle().getArticleId();
    return enriched(
        id,
        registry
            .<EnrichedArticle>serializer()
            .serialize(Topics.enriched(generation).name(), article));
  }

  ProducerRecord<String, byte[]> tombstone(String articleId, long version) {
    ProducerRecord<String, byte[]> record = enriched(articleId, null);
    record.headers().add(VersionHeader.of(version));
    return record;
  }

  ProducerRecord<String, byte[]> enriched(String articleId, byte[] value) {
    Topic<EnrichedArticle> topic = Topics.enriched(generation);
    return new ProducerRecord<>(
        topic.name(), IssuePartitioner.ofArticle(articleId, topic.partitions()), articleId, value);
  }

  ProducerRecord<String, byte[]> page(SplitPage page) {
    Topic<SplitPage> topic = Topics.split(generation);
    String id = page.getPage().getPageId();
    return new ProducerRecord<>(
        topic.name(),
        IssuePartitioner.ofPage(id, topic.partitions()),
        id,
        registry.<SplitPage>serializer().serialize(topic.name(), page));
  }

  /** Articles 1 to n of as many pages. */
  List<ProducerRecord<String, byte[]>> articles(int from, int to, long version) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> article(Examples.article(articleId(n), version, "正文" + n)))
        .toList();
  }

  static String articleId(int n) {
    return "测试/p%05d.txt#0123456789ab".formatted(n);
  }

  /** Sends records in one transaction. */
  void send(List<ProducerRecord<String, byte[]>> records) {
    producer.beginTransaction();
    records.forEach(this::queue);
    producer.commitTransaction();
  }

  private void queue(ProducerRecord<String, byte[]> record) {
    var unused = producer.send(record);
  }

  /** Sends records in a transaction that is then aborted. */
  void sendAndAbort(List<ProducerRecord<String, byte[]>> records) {
    producer.beginTransaction();
    records.forEach(this::queue);
    producer.flush();
    producer.abortTransaction();
  }

  void send(ProducerRecord<String, byte[]> record) {
    send(List.of(record));
  }

  /** End offsets of the generation, past the markers of transactions. */
  Map<TopicPartition, Long> ends() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?> topic : List.of(Topics.enriched(generation), Topics.split(generation))) {
      for (int p = 0; p < topic.partitions(); p++) {
        partitions.add(new TopicPartition(topic.name(), p));
      }
    }
    try {
      return admin
          .listOffsets(
              partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
          .all()
          .get()
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until an indexer has partitions and has done everything that was sent. */
  void awaitDone(Running running) {
    Map<TopicPartition, Long> ends = ends();
    eventually()
        .until(
            () -> {
              Progress progress = running.indexer().progress();
              return !progress.offsets().isEmpty() && progress.reached(ends);
            });
  }

  /** Waits until the group has done everything that was sent. */
  void awaitGroupDone() {
    Map<TopicPartition, Long> ends = ends();
    eventually()
        .until(() -> Progress.ofGroup(admin, "bulletin-indexer-" + generation).reached(ends));
  }

  int members() {
    return group().size();
  }

  /** How many partitions the members of the group have in all. */
  int assignedPartitions() {
    return group().stream().mapToInt(m -> m.assignment().topicPartitions().size()).sum();
  }

  private Collection<MemberDescription> group() {
    String group = "bulletin-indexer-" + generation;
    try {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members();
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(GroupIdNotFoundException.class);
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The dead letters about this generation's records. */
  List<DeadLetter> deadLetters() {
    TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
    Map<String, Object> settings = new HashMap<>(cluster(stack.registry().address()).kafka());
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          decode(record.value())
              .filter(letter -> letter.getTopic().endsWith("." + generation))
              .ifPresent(letters::add);
        }
      }
    }
    return letters;
  }

  private Optional<DeadLetter> decode(byte[] value) {
    try {
      return Optional.of(registry.decoder(Topics.DEAD_LETTERS).decode(value));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws Exception {
    openSearchProxy.heal();
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
    producer.close();
    admin.close();
    registry.close();
    openSearchProxy.close();
    registryProxy.close();
    probe.ask("DELETE", "/" + articlesIndex(), "");
    probe.ask("DELETE", "/" + Indices.pages(generation).name(), "");
  }
}
