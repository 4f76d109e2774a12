package org.bulletin.schemas.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the pipeline's topics with their settings, and checks what is there. Which number of
 * partitions is right is decided by {@code bulletin.pages} as it is: requests and derived topics
 * have as many, so that all that belongs to an issue meets in one task.
 */
public final class TopicAdmin {

  private static final Duration LEARNING = Duration.ofSeconds(5);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

  private final Admin admin;
  private final Optional<Short> replicationFactor;

  /** Works through a client that the caller closes; replication is the broker's default. */
  public TopicAdmin(Admin admin) {
    this(admin, Optional.empty());
  }

  /**
   * Works through a client that the caller closes.
   *
   * @param replicationFactor of the topics that are created; the broker's default if empty
   */
  public TopicAdmin(Admin admin, Optional<Short> replicationFactor) {
    this.admin = admin;
    this.replicationFactor = replicationFactor;
  }

  /**
   * Creates the topics that are not there yet, the pages first and others with as many partitions,
   * and checks all. Safe to repeat, and from several processes.
   *
   * @return the names of those that were not there
   * @throws TopicMismatchException if a topic has another number of partitions
   * @throws InvalidReplicationFactorException if there are fewer brokers than copies, for now
   * @throws KafkaException if the broker refuses
   */
  public Set<String> create(Collection<Topic<?>> topics) {
    refuseWhileCopied(topics);
    Set<String> created = new LinkedHashSet<>();
    if (topics.contains(Topics.PAGES)) {
      created.addAll(create(Map.of(Topics.PAGES, Topics.PAGES.partitions())));
    }
    Map<Topic<?>, Integer> others = new LinkedHashMap<>();
    Optional<Integer> ofPages = partitionsOfPages(topics);
    for (Topic<?> topic : topics) {
      if (!topic.equals(Topics.PAGES)) {
        others.put(
            topic,
            topic.isPartitionedAsPages() ? ofPages.orElse(topic.partitions()) : topic.partitions());
      }
    }
    created.addAll(create(others));
    check(topics, ofPages);
    return created;
  }

  private Set<String> create(Map<Topic<?>, Integer> topics) {
    List<NewTopic> wanted =
        topics.entrySet().stream()
            .map(
                topic ->
                    new NewTopic(
                            topic.getKey().name(), Optional.of(topic.getValue()), replicationFactor)
                        .configs(topic.getKey().settings()))
            .toList();
    CreateTopicsResult result = admin.createTopics(wanted);
    Set<String> created = new LinkedHashSet<>();
    for (NewTopic topic : wanted) {
      if (isNew(topic, result.values().get(topic.name()))) {
        created.add(topic.name());
      }
    }
    return created;
  }

  private static boolean isNew(NewTopic topic, KafkaFuture<Void> creation) {
    try {
      Answers.of(creation);
      return true;
    } catch (TopicExistsException e) {
      return false;
    } catch (InvalidReplicationFactorException e) {
      throw new InvalidReplicationFactorException(
          "topic %s cannot have %d copies of each partition: start more brokers, or give a smaller --replication-factor (%s)"
              .formatted(topic.name(), topic.replicationFactor(), e.getMessage()),
          e);
    }
  }

  /** How a topic was made: its partitions, and the copies of each. */
  public record Shape(int partitions, int replicas) {}

  /** How a topic was made; empty if it is not there. */
  public Optional<Shape> shapeOf(Topic<?> topic) {
    return describe(topic.name())
        .map(
            found ->
                new Shape(found.partitions().size(), found.partitions().get(0).replicas().size()));
  }

  /**
   * Checks that topics are there with the right number of partitions.
   *
   * @throws TopicMismatchException if one is not, in a sentence that names it
   */
  public void check(Collection<Topic<?>> topics) {
    refuseWhileCopied(topics);
    check(topics, partitionsOfPages(topics));
  }

  /**
   * Checks that topics are there, with however many partitions: enough for who only reads them.
   *
   * @throws TopicMismatchException if one is not, in a sentence that names it
   */
  public void checkPresent(Collection<Topic<?>> topics) {
    topics.forEach(this::partitionsOf);
  }

  private void check(Collection<Topic<?>> topics, Optional<Integer> ofPages) {
    for (Topic<?> topic : topics) {
      int partitions = partitionsOf(topic);
      if (!topic.isPartitionedAsPages()) {
        require(topic, partitions, topic.partitions());
      } else if (ofPages.isPresent()) {
        requireAsPages(topic, partitions, ofPages.get());
      }
    }
  }

  private static void require(Topic<?> topic, int partitions, int wanted) {
    if (partitions != wanted) {
      throw new TopicMismatchException(
          "topic %s has %d partitions, not %d: copy its records to a new topic"
              .formatted(topic.name(), partitions, wanted));
    }
  }

  private static void requireAsPages(Topic<?> topic, int partitions, int ofPages) {
    if (partitions == ofPages) {
      return;
    }
    String generation = topic.name().substring(topic.name().lastIndexOf('.') + 1);
    throw new TopicMismatchException(
        GenerationName.read(generation).isPresent()
            ? ("generation %s was derived from another number of partitions (topic %s has %d, %s has %d):"
                    + " `bulletin replay run` makes a new one")
                .formatted(generation, topic.name(), partitions, Topics.PAGES.name(), ofPages)
            : "topic %s has %d partitions and %s has %d: `bulletin pages copy --partitions %d` makes them alike"
                .formatted(topic.name(), partitions, Topics.PAGES.name(), ofPages, ofPages));
  }

  /** A stage that wrote to a topic while it is copied would write to one that is deleted next. */
  private void refuseWhileCopied(Collection<Topic<?>> topics) {
    List<Topic<?>> copied = Topics.partitionedAsPages();
    if (topics.stream().anyMatch(copied::contains)
        && Answers.of(admin.listTopics().names()).contains(Topics.copyOf(Topics.PAGES.name()))) {
      throw new TopicMismatchException(
          Topics.PAGES.name()
              + " is being copied, or was until something stopped it: nothing can start before"
              + " `bulletin pages copy --partitions N`, which goes on where it was, has ended");
    }
  }

  private Optional<Integer> partitionsOfPages(Collection<Topic<?>> topics) {
    return topics.stream().anyMatch(Topic::isPartitionedAsPages)
        ? describe(Topics.PAGES.name()).map(pages -> pages.partitions().size())
        : Optional.empty();
  }

  private int partitionsOf(Topic<?> topic) {
    return describe(topic.name())
        .orElseThrow(
            () ->
                new TopicMismatchException(
                    "topic " + topic.name() + " is missing: `bulletin init` makes it"))
        .partitions()
        .size();
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
      return Optional.ofNullable(Answers.of(future));
    } catch (KafkaException e) {
      if (expected.isInstance(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
