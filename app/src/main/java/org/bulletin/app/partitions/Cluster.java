package org.bulletin.app.partitions;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.bulletin.schemas.topics.Answers;

/** What this package asks of the cluster, each in one step that is done when it returns. */
final class Cluster {

  private static final Duration LEARNING = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);
  private static final String CREATE_TIME = "CreateTime";

  /**
   * How a topic was made.
   *
   * @param replication copies of each partition
   * @param settings those that are the topic's own
   */
  record Shape(int partitions, short replication, Map<String, String> settings) {

    Shape withPartitions(int other) {
      return new Shape(other, replication, settings);
    }
  }

  private final Admin admin;

  Cluster(Admin admin) {
    this.admin = admin;
  }

  /**
   * The shape of a topic; empty if it is not there. A broker that has yet to learn of it is waited
   * for.
   */
  Optional<Shape> shapeOf(String topic) {
    if (!exists(topic)) {
      return Optional.empty();
    }
    long deadline = System.nanoTime() + LEARNING.toNanos();
    while (true) {
      try {
        TopicDescription description =
            Answers.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        return Optional.of(
            new Shape(
                description.partitions().size(),
                (short) description.partitions().get(0).replicas().size(),
                settings(topic)));
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(ASK_AGAIN.toNanos());
      }
    }
  }

  /**
   * The settings of a topic's own. Versions come from the records' times, which the broker must
   * leave as they are.
   */
  private Map<String, String> settings(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry :
        Answers.of(admin.describeConfigs(List.of(resource)).all()).get(resource).entries()) {
      boolean own = entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
      boolean time = entry.name().equals(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
      if (time && !CREATE_TIME.equals(entry.value())) {
        settings.put(entry.name(), CREATE_TIME);
      } else if (own) {
        settings.put(entry.name(), entry.value());
      }
    }
    return settings;
  }

  /**
   * Makes a topic and waits until the brokers know it: this one, not one of its name that was
   * deleted.
   */
  void create(String topic, Shape shape) {
    CreateTopicsResult result =
        admin.createTopics(
            List.of(
                new NewTopic(topic, shape.partitions(), shape.replication())
                    .configs(shape.settings())));
    Uuid id = Answers.of(result.topicId(topic));
    long deadline = System.nanoTime() + LEARNING.toNanos();
    while (!idOf(topic).filter(id::equals).isPresent()) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("the brokers do not learn that topic " + topic + " was created");
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
  }

  private Optional<Uuid> idOf(String topic) {
    try {
      return Optional.of(
          Answers.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)).topicId());
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  /** Makes a topic that only its name matters of; nothing if it is there. */
  void mark(String topic, short replication) {
    try {
      Answers.of(admin.createTopics(List.of(new NewTopic(topic, 1, replication))).all());
    } catch (TopicExistsException e) {
      // Marked before.
    }
  }

  /** Tells whether a topic is there, by the controller, which knows before any broker does. */
  boolean exists(String topic) {
    try {
      Answers.of(
          admin
              .createTopics(List.of(bare(topic)), new CreateTopicsOptions().validateOnly(true))
              .all());
      return false;
    } catch (TopicExistsException e) {
      return true;
    }
  }

  private static NewTopic bare(String topic) {
    return new NewTopic(topic, Optional.of(1), Optional.empty());
  }

  /** Deletes topics; those that are not there are passed over. */
  void delete(Collection<String> topics) {
    for (KafkaFuture<Void> deleted : admin.deleteTopics(topics).topicNameValues().values()) {
      try {
        Answers.of(deleted);
      } catch (UnknownTopicOrPartitionException e) {
        // Deleted before.
      }
    }
  }

  /** The offset after the last record of each partition. */
  Map<TopicPartition, Long> ends(String topic) {
    int partitions = shapeOf(topic).orElseThrow().partitions();
    return Answers.of(
            admin
                .listOffsets(
                    IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }
}
