package org.bulletin.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What other processes see of a stack. */
class StackProcessIT {

  @TempDir private Path folder;

  private final int portBase = PortBase.free();

  @Test
  void dataInUseByAnotherProcessAreRefusedUntilItIsKilled() throws Exception {
    // Given
    Path data = folder.resolve("data");
    try (ChildStack first = ChildStack.launch(data, portBase)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(data.resolve("kafka")));

      // When / Then
      assertThatThrownBy(() -> DataDirectory.open(data))
          .isInstanceOf(EmbeddedException.class)
          .hasMessage(
              "The data in %s are in use by process %d: stop it, or choose another folder with --data.",
              data, first.pid());

      // When
      first.kill();

      // Then
      DataDirectory.open(data).close();
    }
  }

  @Test
  void tooSmallHeapIsRefused() throws Exception {
    // Given
    Path data = folder.resolve("data");

    // When
    try (ChildStack small = ChildStack.launch(data, portBase, "-Xmx64m")) {
      int exitCode = small.awaitExit();

      // Then
      assertThat(exitCode).isEqualTo(1);
      assertThat(folder.resolve("stderr"))
          .content(StandardCharsets.UTF_8)
          .containsPattern(
              "^Java may use 6\\d MB of heap here, and 256 are needed: start it with -Xmx256m")
          .hasLineCount(1);
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void fatalFaultOfBrokerSaysSentence() throws Exception {
    // Given
    Path data = folder.resolve("data");
    try (ChildStack stack = ChildStack.launch(data, portBase).awaitReady()) {
      String bootstrap = "127.0.0.1:" + portBase;
      NewTopic topic =
          new NewTopic("lost", 1, (short) 1).configs(Map.of("segment.bytes", "1048576"));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        admin.createTopics(List.of(topic)).all().get();
      }
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", bootstrap),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        producer.send(new ProducerRecord<>("lost", new byte[1])).get();
        delete(data.resolve("kafka/lost-0"));

        // When
        // More than the first segment holds: the second one has no folder to be in.
        List<?> sent =
            IntStream.range(0, 20)
                .mapToObj(n -> producer.send(new ProducerRecord<>("lost", new byte[200_000])))
                .toList();
        int exitCode = stack.awaitExit();
        producer.close(Duration.ZERO);

        // Then
        assertThat(sent).hasSize(20);
        assertThat(exitCode).isNotZero();
        assertThat(folder.resolve("stderr"))
            .content(StandardCharsets.UTF_8)
            .contains("The Kafka broker has met a fault it cannot go on with");
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
