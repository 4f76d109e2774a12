package org.bulletin.app.corrections;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;

/** The topic of corrections, as it is now. */
public final class CorrectionTopic {

  private static final Topic<Correction> TOPIC = Topics.CORRECTIONS;

  private final ClusterSettings cluster;
  private final Registry registry;

  /**
   * The topic of a cluster.
   *
   * @param registry closed by the caller
   * @throws org.bulletin.schemas.topics.TopicMismatchException if it is not there, or not as it
   *     must be
   */
  public CorrectionTopic(ClusterSettings cluster, Registry registry) {
    this.cluster = cluster;
    this.registry = registry;
    try (Admin admin = Admin.create(cluster.kafka())) {
      new TopicAdmin(admin).check(List.of(TOPIC));
    }
  }

  /** All corrections by article_id. */
  public Map<String, Correction> all() {
    return LatestRecords.of(cluster, registry, TOPIC);
  }

  /** The correction of an article. */
  public Optional<Correction> of(String articleId) {
    return Optional.ofNullable(
        LatestRecords.of(cluster, registry, TOPIC, articleId::equals).get(articleId));
  }

  /** Writes a correction; returns once the broker has acknowledged it. */
  public void write(Correction correction) {
    send(correction.getArticleId(), correction);
  }

  /** Takes a correction back; returns once the broker has acknowledged it. */
  public void remove(String articleId) {
    send(articleId, null);
  }

  private void send(String articleId, Correction correction) {
    Serializer<Correction> values = registry.serializer();
    try (Producer<String, Correction> producer =
        new KafkaProducer<>(
            cluster.kafka(),
            new StringSerializer(),
            (topic, value) -> value == null ? null : values.serialize(topic, value))) {
      int partitions = producer.partitionsFor(TOPIC.name()).size();
      int partition = IssuePartitioner.ofArticle(articleId, partitions);
      var unused =
          producer.send(new ProducerRecord<>(TOPIC.name(), partition, articleId, correction)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }
}
