package org.bulletin.schemas.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the pipeline's topics with their settings, and checks what is there. */
public final class TopicAdmin {

  private static final Duration LEARNING = Duration.ofSeconds(5);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

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
    for (Topic<?> topic : topics) {
      TopicDescription description =
          describe(topic.name())
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

  /** A broker may learn of a topic a little later than the controller that created it. */
  private Optional<TopicDescription> describe(String topic) {
    long deadline = System.nanoTime() + LEARNING.toNanos();
    while (true) {
      Optional<TopicDescription> description =
          await(
              admin.describeTopics(List.of(topic)).topicNameValues().get(topic),
              UnknownTopicOrPartitionException.class);
      if (description.isPresent() || System.nanoTime() > deadline) {
        return description;
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
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
