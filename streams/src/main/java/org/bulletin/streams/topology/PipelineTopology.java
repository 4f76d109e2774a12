package org.bulletin.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.PageParts;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.join.IssueJoiner;
import org.bulletin.streams.split.Splitter;

/**
 * What the streams stage does:
 *
 * <pre>
 *  bulletin.pages ───────┐                     ┌─▶ bulletin.split.g
 *  bulletin.requests ────┼─▶ decode ─▶ split ──┼─▶ bulletin.articles.g
 *  bulletin.corrections ─┘      │        │     └─▶ enrich ─▶ bulletin.enriched.g
 *                               └────────┴───────────┴─────▶ bulletin.dead-letters
 * </pre>
 *
 * One sub-topology: all pages of an issue, and whatever is made of them, are one task's, in one
 * transaction.
 */
public final class PipelineTopology {

  static final String DECODE = "decode";
  static final String SPLIT = "split";
  static final String ENRICH = "enrich";
  static final String ARTICLES = "articles";
  static final String ENRICHED = "enriched";
  static final String SPLIT_PAGES = "split-pages";
  static final String DEAD_LETTERS = "dead-letters";

  /** What is remembered of each page: its text, its articles' ids, its version. */
  static final String PAGE_STORE = "pages";

  /** The articles of each page of an issue as they were cut, none joined. */
  static final String PARTS_STORE = "parts";

  /** The clock of each issue, or of each page that belongs to none. */
  static final String CLOCK_STORE = "clocks";

  /** What editors say of articles, by article_id. */
  static final String CORRECTION_STORE = "corrections";

  private static final String PAGES = "pages-source";
  private static final String REQUESTS = "requests-source";
  private static final String CORRECTIONS = "corrections-source";

  private PipelineTopology() {}

  /**
   * Builds the topology of a generation.
   *
   * @param splitter cuts pages; safe across threads
   * @param finder finds entities; safe across threads
   * @param status counts what was read, as {@link Outcomes}
   */
  public static Topology build(
      String generation,
      Registry registry,
      Splitter splitter,
      EntityFinder finder,
      StageStatus status) {
    return build(generation, registry, splitter, finder, status, new CompositeMeterRegistry());
  }

  /**
   * Builds the topology of a generation, measured.
   *
   * @param splitter cuts pages; safe across threads
   * @param finder finds entities; safe across threads
   * @param status counts what was read, as {@link Outcomes}
   * @param metrics where the times of splitter, finder and pages go
   */
  public static Topology build(
      String generation,
      Registry registry,
      Splitter splitter,
      EntityFinder finder,
      StageStatus status,
      MeterRegistry metrics) {
    TopologyMeters meters = new TopologyMeters(metrics);
    EntityFinder timedFinder = meters.timed(finder);
    RecordSizer sizer = new RecordSizer(registry, generation);
    DeadLetterMaker deadLetters = new DeadLetterMaker(registry.serializer());
    PageCutter cutter = new PageCutter(meters.timed(splitter), finder, sizer);
    IssueJoiner joiner = new IssueJoiner(sizer::fits);
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            PAGES,
            new UsePartitionTimeOnInvalidTimestamp(),
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            Topics.PAGES.name())
        .addSource(
            AutoOffsetReset.earliest(),
            REQUESTS,
            new UsePartitionTimeOnInvalidTimestamp(),
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            Topics.REQUESTS.name())
        .addSource(
            AutoOffsetReset.earliest(),
            CORRECTIONS,
            new UsePartitionTimeOnInvalidTimestamp(),
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            Topics.CORRECTIONS.name())
        .addProcessor(
            DECODE,
            () -> new DecodeProcessor(registry, generation, deadLetters, status),
            PAGES,
            REQUESTS,
            CORRECTIONS)
        .addProcessor(
            SPLIT,
            () -> new SplitProcessor(cutter, joiner, sizer, deadLetters, status, meters),
            DECODE)
        .addProcessor(
            ENRICH, () -> new EnrichProcessor(timedFinder, sizer, deadLetters, status), SPLIT)
        .addStateStore(pageStore(registry), SPLIT)
        .addStateStore(partsStore(registry), SPLIT)
        .addStateStore(clockStore(), SPLIT)
        .addStateStore(correctionStore(registry), SPLIT)
        .addSink(
            ARTICLES,
            Topics.articles(generation).name(),
            new StringSerializer(),
            bytes(),
            byArticle(),
            SPLIT)
        .addSink(
            SPLIT_PAGES,
            Topics.split(generation).name(),
            new StringSerializer(),
            bytes(),
            byPage(),
            SPLIT)
        .addSink(
            ENRICHED,
            Topics.enriched(generation).name(),
            new StringSerializer(),
            bytes(),
            byArticle(),
            ENRICH)
        .addSink(
            DEAD_LETTERS,
            Topics.DEAD_LETTERS.name(),
            new StringSerializer(),
            bytes(),
            DECODE,
            SPLIT,
            ENRICH);
  }

  private static StoreBuilder<KeyValueStore<String, SplitPage>> pageStore(Registry registry) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(PAGE_STORE),
        Serdes.String(),
        registry.serde(SplitPage.class));
  }

  private static StoreBuilder<KeyValueStore<String, PageParts>> partsStore(Registry registry) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(PARTS_STORE),
        Serdes.String(),
        registry.serde(PageParts.class));
  }

  private static StoreBuilder<KeyValueStore<String, Correction>> correctionStore(
      Registry registry) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(CORRECTION_STORE),
        Serdes.String(),
        registry.serde(Correction.class));
  }

  private static StoreBuilder<KeyValueStore<String, Long>> clockStore() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(CLOCK_STORE), Serdes.String(), Serdes.Long());
  }

  private static Serializer<Object> bytes() {
    ByteArraySerializer serializer = new ByteArraySerializer();
    return (topic, value) -> serializer.serialize(topic, (byte[]) value);
  }

  private static StreamPartitioner<String, Object> byArticle() {
    return (topic, key, value, partitions) ->
        Optional.of(Set.of(IssuePartitioner.ofArticle(key, partitions)));
  }

  private static StreamPartitioner<String, Object> byPage() {
    return (topic, key, value, partitions) ->
        Optional.of(Set.of(IssuePartitioner.ofPage(key, partitions)));
  }
}
