package org.bulletin.app.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.schemas.topics.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ServerClusterIT {

  @TempDir private Path folder;

  @Test
  void threeBrokersTakeRecordsWhileOneIsKilled() throws Exception {
    try (ServerCluster cluster = new ServerCluster(folder, "ServerClusterIT", 3)) {
      // Given
      cluster.brokers().forEach(ServerProcess::start);
      cluster.brokers().forEach(ServerProcess::awaitReady);
      try (Admin admin = Admin.create(cluster.kafka().kafka());
          KafkaProducer<String, String> producer =
              new KafkaProducer<>(
                  cluster.kafka().kafka(), new StringSerializer(), new StringSerializer())) {
        Answers.of(
            admin.createTopics(List.of(new NewTopic("t", Optional.of(3), Optional.empty()))).all());

        // When
        cluster.brokers().get(0).kill();
        for (int partition = 0; partition < 3; partition++) {
          producer.send(new ProducerRecord<>("t", partition, "k", "v")).get();
        }

        // Then
        cluster.brokers().get(0).start().awaitReady();
        assertThat(
                Answers.of(admin.describeTopics(List.of("t")).allTopicNames())
                    .get("t")
                    .partitions())
            .allMatch(partition -> partition.replicas().size() == 3);
        assertThat(Answers.of(admin.describeCluster().nodes())).hasSize(3);
      }
    }
  }
}
