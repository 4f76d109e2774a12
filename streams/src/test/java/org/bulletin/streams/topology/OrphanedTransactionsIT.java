package org.bulletin.streams.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.embedded.SharedStack;
import org.bulletin.schemas.topics.Answers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A broker's view of instances that are gone. */
class OrphanedTransactionsIT {

  private final String bootstrap = SharedStack.get().broker().address();
  private final String application = "orphans-" + UUID.randomUUID();
  private final String ours = application + "-" + UUID.randomUUID();
  private final String lost = application + "-" + UUID.randomUUID();
  private final String client = ours + "-StreamThread-1-consumer";

  @Test
  void whatLostInstanceHadBegunIsEndedAndOursGoesOn() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        KafkaConsumer<String, String> member = member();
        KafkaProducer<String, String> ourProducer = producer(ours + "-1");
        KafkaProducer<String, String> lostProducer = producer(lost + "-1")) {
      // Given
      Answers.of(admin.createTopics(List.of(new NewTopic(application, 1, (short) 1))).all());
      member.subscribe(List.of(application));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
              });
      begin(ourProducer);
      begin(lostProducer);
      assertThat(open(admin)).containsExactlyInAnyOrder(ours + "-1", lost + "-1");

      // When
      try (OrphanedTransactions orphans =
          new OrphanedTransactions(
              Admin.create(Map.of("bootstrap.servers", bootstrap)),
              application,
              () -> Set.of(client))) {
        assertThat(orphans).isNotNull();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> {
                  member.poll(Duration.ofMillis(100));
                  return !open(admin).contains(lost + "-1");
                });

        // Then
        assertThat(open(admin)).containsExactly(ours + "-1");
        ourProducer.commitTransaction();
      }
    }
  }

  private List<String> open(Admin admin) {
    return Answers.of(admin.listTransactions().all()).stream()
        .filter(transaction -> transaction.state() == TransactionState.ONGOING)
        .map(TransactionListing::transactionalId)
        .filter(id -> id.startsWith(application))
        .toList();
  }

  private void begin(KafkaProducer<String, String> producer) {
    producer.initTransactions();
    producer.beginTransaction();
    var unused = producer.send(new ProducerRecord<>(application, "key", "value"));
    producer.flush();
  }

  private KafkaProducer<String, String> producer(String transactionalId) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "transactional.id", transactionalId),
        new StringSerializer(),
        new StringSerializer());
  }

  private KafkaConsumer<String, String> member() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "group.id", application, "client.id", client),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
