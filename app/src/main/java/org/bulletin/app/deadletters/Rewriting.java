package org.bulletin.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.TopicScan;
import org.bulletin.schemas.topics.Topics;

/**
 * Whether the record that a dead letter is about may be written again: only as long as it is the
 * last of its key, for whoever wrote a newer one must not be overruled.
 */
sealed interface Rewriting {

  /** It may. */
  record Possible(ProducerRecord<byte[], byte[]> record) implements Rewriting {}

  /**
   * It may not.
   *
   * @param why in a sentence
   */
  record Impossible(String why) implements Rewriting {}

  /**
   * Looks into the topic.
   *
   * @param bytes the value that the letter has kept
   */
  static Rewriting of(ClusterSettings cluster, DeadLetter letter, byte[] bytes) {
    String topic = letter.getTopic();
    if (letter.getKey().isEmpty()) {
      return new Impossible("its record has no key");
    }
    byte[] key = letter.getKey().get().getBytes(StandardCharsets.UTF_8);
    List<ConsumerRecord<byte[], byte[]>> ofKey = new ArrayList<>();
    TopicScan.from(
        cluster,
        new TopicPartition(topic, letter.getPartition()),
        letter.getOffset(),
        record -> {
          if (Arrays.equals(record.key(), key)) {
            ofKey.add(record);
          }
        });
    if (ofKey.size() > 1) {
      return newer(topic);
    }
    boolean there =
        !ofKey.isEmpty()
            && ofKey.get(0).offset() == letter.getOffset()
            && Arrays.equals(ofKey.get(0).value(), bytes);
    return there
        ? whereItBelongs(cluster, letter, ofKey.get(0))
        : new Impossible(
            "topic %s has no such record at that offset any more: it has a newer one, has run out, or was made anew"
                .formatted(topic));
  }

  /** A page may have been written past our partitioner, to a partition that is not its own. */
  private static Rewriting whereItBelongs(
      ClusterSettings cluster, DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
    int partition = ownPartition(cluster, letter).orElse(record.partition());
    List<Long> later = new ArrayList<>();
    if (partition != record.partition()) {
      TopicScan.from(
          cluster,
          new TopicPartition(record.topic(), partition),
          0,
          other -> {
            if (Arrays.equals(other.key(), record.key())
                && other.timestamp() >= record.timestamp()) {
              later.add(other.offset());
            }
          });
    }
    return later.isEmpty()
        ? new Possible(
            new ProducerRecord<>(
                record.topic(), partition, null, record.key(), record.value(), record.headers()))
        : newer(record.topic());
  }

  private static Impossible newer(String topic) {
    return new Impossible("topic %s has a newer record of its key".formatted(topic));
  }

  private static OptionalInt ownPartition(ClusterSettings cluster, DeadLetter letter) {
    String topic = letter.getTopic();
    if (!topic.equals(Topics.PAGES.name()) && !topic.equals(Topics.REQUESTS.name())) {
      return OptionalInt.empty();
    }
    try (Admin admin = Admin.create(cluster.kafka())) {
      int partitions =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
      return OptionalInt.of(IssuePartitioner.ofPage(letter.getKey().orElseThrow(), partitions));
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }
}
