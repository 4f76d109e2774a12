package org.bulletin.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EmbeddedBrokerIT {

  private final String bootstrap = SharedStack.get().broker().address();
  private final String topic = "broker-" + UUID.randomUUID();

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  @Test
  void readersOfCommittedSeeCommittedTransactionsAlone() throws Exception {
    // Given
    try (KafkaProducer<String, String> producer = transactionalProducer();
        KafkaConsumer<String, String> consumer = groupConsumer()) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, "committed");
      producer.commitTransaction();
      producer.beginTransaction();
      send(producer, "aborted");
      producer.abortTransaction();
      producer.beginTransaction();
      send(producer, "last");
      producer.commitTransaction();

      // When
      consumer.subscribe(List.of(topic));
      List<String> values = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.contains("last");
              });

      // Then
      assertThat(values).containsExactly("committed", "last");
    }
  }

  @Test
  void createsNoTopicByItself() {
    // Given
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "max.block.ms", 2_000),
            new StringSerializer(),
            new StringSerializer())) {

      // When / Then
      assertThatThrownBy(() -> producer.partitionsFor(topic + "-mistyped"))
          .rootCause()
          .isInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  private void send(KafkaProducer<String, String> producer, String value) throws Exception {
    producer.send(new ProducerRecord<>(topic, "k", value)).get();
  }

  private KafkaProducer<String, String> transactionalProducer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "transactional.id", topic),
        new StringSerializer(),
        new StringSerializer());
  }

  private KafkaConsumer<String, String> groupConsumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", topic,
            "group.protocol", "consumer",
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
