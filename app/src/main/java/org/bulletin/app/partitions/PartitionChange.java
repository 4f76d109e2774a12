package org.bulletin.app.partitions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;

/**
 * Gives {@code bulletin.pages}, and the other topics that must have as many, another number of
 * partitions, under the same names: everything is copied aside, the topics are made anew, and
 * everything is copied back.
 *
 * <p>Killed at any point, the next run goes on. Whether the originals or the copies are the truth
 * is never guessed from what they look like: the topic {@link #WHOLE} is there exactly while the
 * copies are, from when they have been compared with the originals until the new originals have
 * been compared with them. What is the truth is never deleted.
 */
public final class PartitionChange {

  /** Empty; that it is there says that the copies are whole, and the truth. */
  public static final String WHOLE = Topics.copyOf(Topics.PAGES.name()) + ".whole";

  /** What may be done when something stops a run; the hook of tests. */
  public enum Step {
    COPIES_CREATED,
    COPIED,
    MARKED,
    DELETED,
    CREATED,
    COPIED_BACK,
    UNMARKED
  }

  private final Cluster cluster;
  private final TopicCopy copier;
  private final ClusterSettings settings;
  private final Supplier<List<String>> writers;
  private final Consumer<String> report;
  private final Consumer<Step> after;

  /**
   * Prepares.
   *
   * @param admin a client that the caller closes
   * @param writers who works with the pages now, a few words about each
   * @param report takes a line of progress
   * @param after is told of each step that is done
   */
  public PartitionChange(
      ClusterSettings settings,
      Admin admin,
      Supplier<List<String>> writers,
      Consumer<String> report,
      Consumer<Step> after) {
    this.settings = settings;
    this.cluster = new Cluster(admin);
    this.copier = new TopicCopy(settings);
    this.writers = writers;
    this.report = report;
    this.after = after;
  }

  /**
   * Does it, or goes on.
   *
   * @param partitions at least 1
   * @return whether anything had to be done
   * @throws CommandFailure if it must not be done now, or something is not as it should be; what is
   *     the truth is left alone
   */
  public boolean to(int partitions) {
    if (cluster.exists(WHOLE)) {
      refuseIfInUse();
      report.accept("the copies are whole: going on from there");
    } else {
      if (isDone(partitions)) {
        deleteCopies();
        return false;
      }
      refuseIfInUse();
      copyAside(partitions);
    }
    bringBack(partitions);
    return true;
  }

  private boolean isDone(int partitions) {
    if (cluster.shapeOf(Topics.PAGES.name()).isEmpty()) {
      throw new CommandFailure(
          "there is no topic " + Topics.PAGES.name() + " whose partitions could be changed");
    }
    return originals().values().stream().allMatch(shape -> shape.partitions() == partitions);
  }

  private void copyAside(int partitions) {
    deleteCopies();
    Map<String, Cluster.Shape> originals = originals();
    originals.forEach(
        (topic, shape) -> cluster.create(Topics.copyOf(topic), shape.withPartitions(partitions)));
    after.accept(Step.COPIES_CREATED);
    Map<TopicPartition, Long> ends = ends(originals.keySet());
    for (String topic : originals.keySet()) {
      if (isKept(topic)) {
        copy(topic, Topics.copyOf(topic), partitions);
      }
    }
    after.accept(Step.COPIED);
    refuseIfInUse();
    if (!ends.equals(ends(originals.keySet()))) {
      throw new CommandFailure(
          "somebody wrote to "
              + String.join(" or ", originals.keySet())
              + " while it was copied; nothing is changed: stop who does and run this again");
    }
    cluster.mark(WHOLE, originals.get(Topics.PAGES.name()).replication());
    after.accept(Step.MARKED);
  }

  private void bringBack(int partitions) {
    Map<String, Cluster.Shape> copies = new LinkedHashMap<>();
    for (Topic<?> topic : Topics.partitionedAsPages()) {
      shapeOfCopy(topic).ifPresent(shape -> copies.put(topic.name(), shape));
    }
    cluster.delete(copies.keySet());
    after.accept(Step.DELETED);
    copies.forEach((topic, shape) -> cluster.create(topic, shape.withPartitions(partitions)));
    after.accept(Step.CREATED);
    for (String topic : copies.keySet()) {
      if (isKept(topic)) {
        copy(Topics.copyOf(topic), topic, partitions);
      }
    }
    after.accept(Step.COPIED_BACK);
    cluster.delete(List.of(WHOLE));
    after.accept(Step.UNMARKED);
    deleteCopies();
  }

  private Optional<Cluster.Shape> shapeOfCopy(Topic<?> topic) {
    Optional<Cluster.Shape> shape = cluster.shapeOf(Topics.copyOf(topic.name()));
    if (shape.isEmpty() && topic.equals(Topics.PAGES)) {
      throw new CommandFailure(
          "topic %s says that the copies are whole, but %s is not there: if %s is whole, delete %s"
              .formatted(WHOLE, Topics.copyOf(topic.name()), Topics.PAGES.name(), WHOLE));
    }
    return shape;
  }

  private void copy(String from, String to, int partitions) {
    long records = copier.copy(from, to, partitions);
    LatestByKey copied = LatestByKey.of(settings, to);
    Optional<String> different = LatestByKey.of(settings, from).differenceFrom(copied);
    if (different.isPresent()) {
      throw new CommandFailure(
          "%s and its copy %s are not alike, at first in the key %s; nothing is lost: run this again"
              .formatted(from, to, different.get()));
    }
    report.accept(
        "%s: %d records copied to %s; %d keys compared"
            .formatted(from, records, to, copied.size()));
  }

  /** Requests are for what is there now, and run out; everything else is kept. */
  private static boolean isKept(String topic) {
    return Topics.partitionedAsPages().stream()
        .filter(each -> each.name().equals(topic))
        .map(each -> each.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG))
        .anyMatch(TopicConfig.CLEANUP_POLICY_COMPACT::equals);
  }

  private Map<String, Cluster.Shape> originals() {
    Map<String, Cluster.Shape> shapes = new LinkedHashMap<>();
    for (Topic<?> topic : Topics.partitionedAsPages()) {
      cluster.shapeOf(topic.name()).ifPresent(shape -> shapes.put(topic.name(), shape));
    }
    return shapes;
  }

  private Map<TopicPartition, Long> ends(Set<String> topics) {
    Map<TopicPartition, Long> ends = new LinkedHashMap<>();
    topics.forEach(topic -> ends.putAll(cluster.ends(topic)));
    return ends;
  }

  /** The pages' copy last: while it is there, nothing else starts. */
  private void deleteCopies() {
    List<Topic<?>> topics = new ArrayList<>(Topics.partitionedAsPages());
    Collections.reverse(topics);
    for (Topic<?> topic : topics) {
      cluster.delete(List.of(Topics.copyOf(topic.name())));
    }
  }

  private void refuseIfInUse() {
    List<String> found = writers.get();
    if (!found.isEmpty()) {
      throw new CommandFailure(
          "%s must not be in use while it is copied; stop first: %s (what was killed counts for up to a minute)"
              .formatted(Topics.PAGES.name(), String.join(", ", found)));
    }
  }
}
