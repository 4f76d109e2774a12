package org.bulletin.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What was acknowledged is there after kill -9, once, and nothing is in the way of a new start. */
class StackKillIT {

  private static final String TOPIC = "killed";
  private static final int BATCH = 200;

  @TempDir private Path folder;

  private final int portBase = PortBase.free();
  private final String bootstrap = "127.0.0.1:" + portBase;
  private final URI registry =
      URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(portBase + 1));
  private final URI openSearch = URI.create("http://127.0.0.1:" + (portBase + 2));

  private final AtomicInteger records = new AtomicInteger();
  private final Map<Integer, Integer> schemaIds = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Integer> documents = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final ExecutorService writers = Executors.newFixedThreadPool(3);

  @AfterEach
  void stopWriters() {
    writing.set(false);
    writers.shutdownNow();
  }

  @Test
  void acknowledgedWritesSurviveKill() throws Exception {
    // Given
    Path data = folder.resolve("data");
    try (ChildStack killed = ChildStack.launch(data, portBase).awaitReady()) {
      createTopic();
      writers.execute(this::writeRecords);
      writers.execute(this::registerSchemas);
      writers.execute(this::indexDocuments);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> records.get() > 2_000 && schemaIds.size() > 30 && documents.size() > 100);

      // When
      killed.kill();
    }
    int acknowledgedBefore = records.get();
    try (ChildStack restarted = ChildStack.launch(data, portBase).awaitReady()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> records.get() > acknowledgedBefore);
      writing.set(false);
      writers.shutdown();
      assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

      // Then
      assertThat(restarted.alive()).isTrue();
      // The producer went on through the kill: each record once, in order, none missing.
      assertThat(storedRecords()).isEqualTo(IntStream.range(0, records.get()).boxed().toList());
      schemaIds.forEach(
          (number, id) ->
              assertThat(Http.get(registry, "/schemas/ids/" + id).body())
                  .contains("\\\"name\\\":\\\"R" + number + "\\\""));
      assertThat(schemaIds.values()).doesNotHaveDuplicates();
      int next = schemaIds.size() + 1_000;
      assertThat(register(next)).isNotIn(schemaIds.values());
      documents.forEach(
          number ->
              assertThat(Http.get(openSearch, "/killed/_doc/" + number).body())
                  .contains("\"n\":" + number + "}"));
    }
  }

  private void createTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  /** Goes on until told to stop; the client itself repeats what is not acknowledged. */
  private void writeRecords() {
    try (KafkaProducer<Integer, Integer> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", true),
            new IntegerSerializer(),
            new IntegerSerializer())) {
      for (int first = 0; writing.get(); first += BATCH) {
        List<Future<RecordMetadata>> sent =
            IntStream.range(first, first + BATCH)
                .mapToObj(number -> producer.send(new ProducerRecord<>(TOPIC, number)))
                .toList();
        for (Future<RecordMetadata> record : sent) {
          record.get();
          records.incrementAndGet();
        }
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void registerSchemas() {
    for (int number = 0; writing.get(); number++) {
      try {
        schemaIds.put(number, register(number));
      } catch (AssertionError killed) {
        return;
      }
    }
  }

  private int register(int number) {
    String schema = "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R%d\\\",\\\"fields\\\":[]}";
    String body = "{\"schema\": \"" + schema.formatted(number) + "\"}";
    String reply = Http.post(registry, "/subjects/R" + number + "/versions", body).body();
    assertThat(reply).startsWith("{\"id\":");
    return Integer.parseInt(reply.replaceAll("\\D", ""));
  }

  private void indexDocuments() {
    for (int number = 0; writing.get(); number++) {
      try {
        int status =
            Http.put(openSearch, "/killed/_doc/" + number, "{\"n\":" + number + "}").statusCode();
        assertThat(status).isEqualTo(201);
        documents.add(number);
      } catch (AssertionError killed) {
        return;
      }
    }
  }

  private List<Integer> storedRecords() {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<Integer> stored = new ArrayList<>();
    try (KafkaConsumer<Integer, Integer> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new IntegerDeserializer(),
            new IntegerDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> stored.add(record.value()));
      }
    }
    return stored;
  }
}
