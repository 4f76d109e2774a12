package org.bulletin.indexer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.InterruptException;
import org.bulletin.indexer.index.IndexAdmin;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be there before the first poll: schemas, topics, indices. */
public final class Preparation {

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  /** It is tried again for ever; but whoever asks us to stop should not wait long. */
  private static final int PATIENCE_MS = 5_000;

  private final IndexerSettings settings;
  private final ClusterSettings cluster;
  private final Registry registry;
  private final IndexAdmin indices;

  /**
   * What an indexer with given settings needs.
   *
   * @param registry closed by the caller
   * @param indices of a connection that the caller closes
   */
  public Preparation(
      IndexerSettings settings, ClusterSettings cluster, Registry registry, IndexAdmin indices) {
    this.settings = settings;
    this.cluster = cluster;
    this.registry = registry;
    this.indices = indices;
  }

  /**
   * Looks, creates and updates. Safe to repeat after any failure.
   *
   * @return the names of the indices, in order, and whether each was created just now
   * @throws org.bulletin.schemas.topics.TopicMismatchException if a topic is missing
   * @throws KafkaException if a broker is away or refuses, or a lost index cannot be filled anew
   *     now
   */
  public Map<String, Boolean> run() {
    registry.fetchAll();
    Map<String, Object> properties = cluster.kafka();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try (Admin admin = Admin.create(properties)) {
      List<Topic<?>> topics = new ArrayList<>(List.of(Topics.DEAD_LETTERS));
      settings.feeds().forEach(feed -> topics.add(feed.topic()));
      new TopicAdmin(admin).checkPresent(topics);
      settings.feeds().forEach(feed -> rewindIfIndexIsLost(admin, feed));
    }
    Map<String, Boolean> created = new LinkedHashMap<>();
    settings
        .feeds()
        .forEach(feed -> created.put(feed.index().name(), indices.create(feed.index())));
    return created;
  }

  /**
   * An index that is missing although its group has read on was lost or dropped: the group's
   * offsets would leave the new one empty. They go before the index is created, so that a kill in
   * between loses nothing.
   */
  private void rewindIfIndexIsLost(Admin admin, Feed<?> feed) {
    if (indices.exists(feed.index())) {
      return;
    }
    Set<TopicPartition> read =
        new HashSet<>(Progress.ofGroup(admin, settings.group()).offsets().keySet());
    read.removeIf(partition -> !partition.topic().equals(feed.topic().name()));
    if (read.isEmpty()) {
      return;
    }
    LOG.warn("index {} is missing: it is filled from the start", feed.index().name());
    try {
      admin.deleteConsumerGroupOffsets(settings.group(), read).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupSubscribedToTopicException) {
        requireIndex(feed);
      } else if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new KafkaException(e.getCause());
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Another member may just have created the index; otherwise it must leave the group first. */
  private void requireIndex(Feed<?> feed) {
    if (!indices.exists(feed.index())) {
      throw new KafkaException(
          "index "
              + feed.index().name()
              + " is missing, and members of group "
              + settings.group()
              + " still run: stop them, so that it can be filled from the start");
    }
  }
}
