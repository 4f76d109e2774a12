package org.bulletin.schemas.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the pipeline's topics with their settings, and checks what is there. */
public final class TopicAdmin {

  private final Admin admin;

  /** Works through a client that the caller closes. */
  public TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates the topics that are not there yet and checks the others. Replication is the broker's
   * default. Safe to repeat, and from several processes.
   *
   * @throws TopicMismatchException if a topic has another number of partitions
   * @throws KafkaException if the broker refuses
   */
  public void create(Collection<Topic<?>> topics) {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : topics) {
      wanted.add(
          new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
              .configs(topic.settings()));
    }
    for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
      await(created, TopicExistsException.class);
    }
    check(topics);
  }

  /**
   * Checks that topics are there with the right number of partitions.
   *
   * @throws TopicMismatchException if one is not, in a sentence that names it
   */
  public void check(Collection<Topic<?>> topics) {
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    for (Topic<?> topic : topics) {
      TopicDescription description =
          await(descriptions.get(topic.name()), UnknownTopicOrPartitionException.class)
              .orElseThrow(
                  () ->
                      new TopicMismatchException(
                          "topic "
                              + topic.name()
                              + " is missing: create it with `bulletin schemas register`, which makes the topics too"));
      int partitions = description.partitions().size();
      if (partitions != topic.partitions()) {
        throw new TopicMismatchException(
            "topic "
                + topic.name()
                + " has "
                + partitions
                + " partitions, not "
                + topic.partitions()
                + ": versions and joins rely on the number; copy its records to a new topic");
      }
    }
  }

  private static <T> Optional<T> await(
      KafkaFuture<T> future, Class<? extends KafkaException> expected) {
    try {
      return Optional.ofNullable(future.get());
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        return Optional.empty();
      }
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }
}
