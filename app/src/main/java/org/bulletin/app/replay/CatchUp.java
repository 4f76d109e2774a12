package org.bulletin.app.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.app.stages.GroupProgress;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;

/**
 * How far the stages of a generation are. Targets are taken stage by stage, upstream first: what
 * the indexer has to reach is known only once the streams stage has written it.
 */
public final class CatchUp {

  /** Waits for a condition. */
  public interface Waiting {

    /** Returns once it holds; throws if there is no point in waiting. */
    void until(BooleanSupplier condition);
  }

  private final boolean indexOnly;
  private final GroupProgress streams;
  private final GroupProgress indexer;

  /** The catching up of a generation, seen through a client that the caller closes. */
  CatchUp(Admin admin, String generation) {
    this.indexOnly = GenerationName.of(generation).index() > 1;
    this.streams =
        new GroupProgress(admin, StreamsSettings.applicationId(generation), Topics.inputs());
    this.indexer =
        new GroupProgress(
            admin,
            IndexerSettings.ofGeneration(generation).group(),
            List.of(Topics.enriched(generation), Topics.split(generation)));
  }

  /**
   * Waits until whatever is published now is searchable, but for a refresh. A generation that is
   * only another index has caught up with what has been derived.
   *
   * @return the end offsets that were reached, by topic and partition
   */
  Map<String, Long> await(Waiting waiting) {
    Map<TopicPartition, Long> reached = new HashMap<>();
    if (!indexOnly) {
      Map<TopicPartition, Long> published = streams.targets();
      waiting.until(() -> streams.reached(published));
      reached.putAll(published);
    }
    Map<TopicPartition, Long> derived = indexer.targets();
    waiting.until(() -> indexer.reached(derived));
    reached.putAll(derived);
    Map<String, Long> named = new TreeMap<>();
    reached.forEach((partition, offset) -> named.put(partition.toString(), offset));
    return named;
  }

  /** Records that are published and not split yet. */
  long toSplit() {
    return streams.missing(streams.targets());
  }

  /** Records that are derived and not indexed yet; more may come while pages are to be split. */
  long toIndex() {
    return indexer.missing(indexer.targets());
  }
}
