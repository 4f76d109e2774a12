package org.bulletin.app.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.schemas.Request;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;

/**
 * Asks the streams stages to split stored pages again; the pages themselves are not published
 * again. A page that a generation does not have is passed over there. Not safe across threads.
 */
public final class PageRequests implements AutoCloseable {

  private final Producer<String, Request> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  private PageRequests(Producer<String, Request> producer) {
    this.producer = producer;
  }

  /**
   * Connects.
   *
   * @throws org.bulletin.schemas.topics.TopicMismatchException if the topics are not as they must
   *     be
   */
  public static PageRequests open(ClusterSettings cluster, Registry registry) {
    try (Admin admin = Admin.create(cluster.kafka())) {
      new TopicAdmin(admin).check(List.of(Topics.PAGES, Topics.REQUESTS));
    }
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IssuePartitioner.class);
    return new PageRequests(
        new KafkaProducer<>(settings, new StringSerializer(), registry.serializer()));
  }

  /**
   * Asks for a page. Nothing is certain before {@link #flush}.
   *
   * @param generation that shall split it; empty for every live one
   * @param reason who asks, and why
   */
  public void send(String pageId, Optional<String> generation, String reason) {
    Request request =
        Request.newBuilder().setGeneration(generation.orElse(null)).setReason(reason).build();
    sent.add(producer.send(new ProducerRecord<>(Topics.REQUESTS.name(), pageId, request)));
  }

  /**
   * Returns when all that was asked for is acknowledged.
   *
   * @throws KafkaException if something is not taken
   */
  public void flush() {
    producer.flush();
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      sent.clear();
    } catch (ExecutionException e) {
      throw new KafkaException("a request was not taken: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
