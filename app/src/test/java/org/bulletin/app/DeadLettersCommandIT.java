package org.bulletin.app;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.app.commands.DeadLettersCommand;
import org.bulletin.app.commands.ReplayPagesCommand;
import org.bulletin.app.deadletters.DeadLetterLog;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.up.LocalPipeline;
import org.bulletin.embedded.SharedStack;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.DeadLetters;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Records;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dead letters and requests, with the whole pipeline behind the commands. */
class DeadLettersCommandIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String GENERATION = Topics.FIRST_GENERATION;

  private static LocalPipeline pipeline;
  private static Registry registry;
  private static Moody splitter;

  @TempDir private static Path state;
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Splits as the other does, unless in a bad mood. */
  private record Moody(Splitter other, AtomicBoolean inABadMood) implements Splitter {

    @Override
    public Splitting split(PageText page) {
      if (inABadMood.get()) {
        throw new IllegalStateException("not in the mood");
      }
      return other.split(page);
    }

    @Override
    public String version() {
      return other.version();
    }
  }

  @BeforeAll
  static void start() {
    Newspapers newspapers = Newspapers.defaults();
    Methods methods = Methods.load(newspapers);
    splitter = new Moody(methods.splitter(), new AtomicBoolean());
    pipeline =
        new LocalPipeline(
            SharedStack.get(), state, newspapers, new Methods(splitter, methods.finder()));
    registry = Registry.of(pipeline.cluster());
  }

  @AfterAll
  static void stop() {
    registry.close();
    pipeline.close();
  }

  @Test
  void pageThatCouldNotBeSplitIsAskedForAgain() throws IOException {
    // Given
    splitter.inABadMood().set(true);
    String pageId = ingest("心情");
    splitter.inABadMood().set(false);
    assertThat(split(pageId).getOutcome()).isEqualTo(SplitOutcome.UNSPLIT);
    String id = letterOf(pageId);

    // When
    int list = deadLetters("list", "--stage=streams", "--since=1h");
    int show = deadLetters("show", id);
    int redrive = deadLetters("redrive", id);
    settle();

    // Then
    assertThat(List.of(list, show, redrive)).containsOnly(0);
    assertThat(out.toString())
        .contains(id)
        .contains("not in the mood")
        .contains("at org.bulletin.app.DeadLettersCommandIT$Moody.split")
        .contains("1 tried again, 0 not.");
    assertThat(split(pageId).getOutcome()).isEqualTo(SplitOutcome.SPLIT);
    assertThat(letter(id).getRedrivenAt()).isPresent();

    // When
    out.getBuffer().setLength(0);
    deadLetters("list");
    deadLetters("list", "--json");
    deadLetters("list", "--stage=indexer", "--since=2100-01-01");

    // Then
    assertThat(out.toString().lines().filter(line -> line.startsWith(id)))
        .singleElement()
        .asString()
        .contains("(redriven ");
    assertThat(out.toString())
        .contains("\"dead_letter_id\":\"" + id + "\"")
        .contains("\"redriven_at\":\"" + letter(id).getRedrivenAt().orElseThrow())
        .contains("no dead letters");
    deadLetters("redrive", "--all");
    assertThat(err.toString()).doesNotContain(id);
  }

  @Test
  void undecodableRecordIsWrittenAgainOnceItCanBeDecoded() throws Exception {
    // Given a schema that the registry will know
    String pageId = "将来/页.txt";
    int next = register("test.now", "{\"type\":\"record\",\"name\":\"Now\",\"fields\":[]}") + 1;
    byte[] value = bytesOf(pageId, next);
    send(pageId, value);
    settle();
    String id = letterOf(pageId);

    // When
    int tooEarly = deadLetters("redrive", id);

    // Then
    assertThat(tooEarly).isEqualTo(1);
    assertThat(err.toString())
        .contains("it still cannot be decoded")
        .contains("has no schema " + next);
    assertThat(letter(id).getRedrivenAt()).isEmpty();

    // When
    assertThat(register("test.future", laterSchema().toString())).isEqualTo(next);
    int show = deadLetters("show", id);
    int redrive = deadLetters("redrive", id);
    settle();

    // Then
    assertThat(List.of(show, redrive)).containsOnly(0);
    assertThat(out.toString()).contains("\"page_id\" : \"" + pageId + "\"");
    assertThat(split(pageId).getPage().getText()).isEqualTo("本报讯 将来的消息。");
    assertThat(letter(id).getRedrivenAt()).isPresent();

    // When
    int newer = deadLetters("redrive", id);

    // Then
    assertThat(newer).isEqualTo(1);
    assertThat(err.toString()).contains("topic bulletin.pages has a newer record of its key");
  }

  @Test
  void rubbishIsShownInHexAndRefused() {
    // Given
    String pageId = "坏/只有垃圾.txt";
    send(pageId, "rubbish".getBytes(StandardCharsets.UTF_8));
    settle();
    String id = letterOf(pageId);

    // When
    int show = deadLetters("show", id);
    int redrive = deadLetters("redrive", id, "no-such-id");

    // Then
    assertThat(show).isZero();
    assertThat(redrive).isEqualTo(1);
    assertThat(out.toString()).contains("72 75 62 62 69 73 68").contains("0 tried again, 2 not.");
    assertThat(err.toString()).contains("there is no dead letter no-such-id");
  }

  @Test
  void rejectedDocumentAsksForThePageOfItsArticle() throws IOException {
    // Given
    String pageId = ingest("被拒");
    Article article = articleOf(pageId);
    String topic = Topics.enriched(GENERATION).name();
    DeadLetter letter =
        DeadLetters.of(
            "indexer",
            topic,
            0,
            123_456_789,
            article.getArticleId(),
            null,
            new IllegalStateException("rejected"),
            Instant.now());
    String id = DeadLetters.key(topic, 0, 123_456_789);
    send(
        Topics.DEAD_LETTERS.name(),
        id,
        registry.<DeadLetter>serializer().serialize(Topics.DEAD_LETTERS.name(), letter));

    // When
    int redrive = deadLetters("redrive", id);
    settle();

    // Then
    assertThat(redrive).isZero();
    assertThat(articleOf(pageId).getVersion()).isGreaterThan(article.getVersion());
  }

  @Test
  void storedPagesAreSplitAgain() throws IOException {
    // Given
    String one = ingest("再来一");
    splitter.inABadMood().set(true);
    String two = ingest("再来二");
    splitter.inABadMood().set(false);
    long before = split(one).getVersion();
    long offset = split(one).getOffset();

    // When
    int failed = replayPages("再来*/**", "--failed");
    settle();

    // Then
    assertThat(failed).isZero();
    assertThat(out.toString()).contains("1 page is split again.");
    assertThat(split(two).getOutcome()).isEqualTo(SplitOutcome.SPLIT);
    assertThat(split(one).getVersion()).isEqualTo(before);

    // When
    replayPages("再来一/*");
    replayPages("没有/*");
    settle();

    // Then
    assertThat(out.toString()).contains("No stored page is meant by that.");
    assertThat(split(one).getVersion()).isGreaterThan(before);
    assertThat(split(one).getOffset()).isEqualTo(offset);
    assertThat(replayPages("[a")).isEqualTo(2);
    assertThat(deadLetters("redrive")).isEqualTo(2);
    assertThat(deadLetters("list", "--since=yesterday")).isEqualTo(2);
  }

  private String ingest(String collection) throws IOException {
    Path pages = Files.createDirectories(folder.resolve(collection));
    Files.writeString(pages.resolve("页.txt"), "本报讯 " + collection + "的消息登出来了。");
    pipeline.ingest().ingester().ingest(IngestRequest.of(pages), IngestionListener.NONE);
    settle();
    return collection + "/页.txt";
  }

  private static void settle() {
    pipeline.settle(DeadLettersCommandIT::waitUntil);
    assertThat(pipeline.failure()).isEmpty();
  }

  private static void waitUntil(BooleanSupplier condition) {
    await().atMost(PATIENCE).until(condition::getAsBoolean);
  }

  private static SplitPage split(String pageId) {
    return LatestRecords.of(pipeline.cluster(), registry, Topics.split(GENERATION)).get(pageId);
  }

  private static Article articleOf(String pageId) {
    return LatestRecords.of(pipeline.cluster(), registry, Topics.articles(GENERATION))
        .get(split(pageId).getArticleIds().get(0));
  }

  private static String letterOf(String key) {
    Map<String, String> ids = new HashMap<>();
    new DeadLetterLog(pipeline.cluster(), registry)
        .forEach((id, letter) -> letter.getKey().ifPresent(its -> ids.put(its, id)));
    return ids.get(key);
  }

  private static DeadLetter letter(String id) {
    return new DeadLetterLog(pipeline.cluster(), registry).find(id).orElseThrow();
  }

  private static void send(String pageId, byte[] value) {
    send(Topics.PAGES.name(), pageId, value);
  }

  private static void send(String topic, String key, byte[] value) {
    Map<String, Object> settings = pipeline.cluster().kafka();
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IssuePartitioner.class);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var unused = producer.send(new ProducerRecord<>(topic, key, value));
    }
  }

  /** A page as a later version of the program would write it, with the id of its schema. */
  private static byte[] bytesOf(String pageId, int schemaId) {
    RawPage page =
        RawPage.newBuilder().setPageId(pageId).setText("本报讯 将来的消息。").setContentHash("将来").build();
    byte[] bytes = registry.<RawPage>serializer().serialize(Topics.PAGES.name(), page);
    return ByteBuffer.wrap(bytes).putInt(1, schemaId).array();
  }

  private static Schema laterSchema() {
    Schema today =
        Records.schemas().stream()
            .filter(schema -> schema.getName().equals("RawPage"))
            .findFirst()
            .orElseThrow();
    return new Schema.Parser()
        .parse(today.toString().replace("by name, sidecar", "By name, sidecar"));
  }

  private static int register(String subject, String schema) throws Exception {
    try (SchemaRegistryClient client =
        new CachedSchemaRegistryClient(pipeline.cluster().schemaRegistry(), 10)) {
      return client.register(subject, new AvroSchema(schema));
    }
  }

  private int deadLetters(String... args) {
    return run(new CommandLine(new DeadLettersCommand()), args);
  }

  private int replayPages(String... args) {
    return run(new CommandLine(new ReplayPagesCommand()), args);
  }

  private int run(CommandLine command, String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.add("--bootstrap-servers=" + pipeline.cluster().bootstrapServers());
    all.add("--schema-registry=" + pipeline.cluster().schemaRegistry());
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
