package org.bulletin.schemas.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Heartbeat;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Request;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SplitPage;

/** Every topic of the pipeline, with its settings. */
public final class Topics {

  /** Largest record of every topic but the dead letters, in bytes. */
  public static final int MAX_RECORD_BYTES = 8 << 20;

  /** Largest dead letter, in bytes: a record of the largest size and what is said about it. */
  public static final int MAX_DEAD_LETTER_BYTES = 16 << 20;

  /** Largest text of a page, in bytes of UTF-8. */
  public static final int MAX_PAGE_TEXT_BYTES = 1 << 20;

  /** The generation that a new installation begins with. */
  public static final String FIRST_GENERATION = GenerationName.FIRST.toString();

  /** What a new installation begins with; what is there decides afterwards. */
  private static final int PAGE_PARTITIONS = 6;

  private static final String COPY = ".copy";

  /** Raw pages, kept for ever: the one asset that everything else is derived from. */
  public static final Topic<RawPage> PAGES =
      new Topic<>(
          "bulletin.pages",
          RawPage.class,
          PAGE_PARTITIONS,
          compacted(Map.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofDays(1)))));

  /** Requests to split stored pages again. */
  public static final Topic<Request> REQUESTS =
      new Topic<>("bulletin.requests", Request.class, PAGE_PARTITIONS, deleted(Duration.ofDays(7)));

  /**
   * What editors say of articles that were cut wrongly. The key is an article_id; the partition
   * that of the article's page, {@link IssuePartitioner#ofArticle}.
   */
  public static final Topic<Correction> CORRECTIONS =
      new Topic<>("bulletin.corrections", Correction.class, PAGE_PARTITIONS, compacted(Map.of()));

  /** The ingesters' memory of their sources. */
  public static final Topic<Source> SOURCES =
      new Topic<>("bulletin.sources", Source.class, 1, compacted(Map.of()));

  /** The generations and their phases. */
  public static final Topic<Generation> GENERATIONS =
      new Topic<>("bulletin.generations", Generation.class, 1, compacted(Map.of()));

  /** Whatever could not be processed, at any stage. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      new Topic<>(
          "bulletin.dead-letters",
          DeadLetter.class,
          1,
          with(
              deleted(Duration.ofDays(90)),
              TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
              Integer.toString(MAX_DEAD_LETTER_BYTES)));

  /** Signs of life of the stages. */
  public static final Topic<Heartbeat> STAGES =
      new Topic<>(
          "bulletin.stages",
          Heartbeat.class,
          1,
          with(deleted(Duration.ofDays(1)), TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete"));

  private Topics() {}

  /** Articles of a generation. */
  public static Topic<Article> articles(String generation) {
    return derived("bulletin.articles.", generation, Article.class);
  }

  /** Articles of a generation with their entities. */
  public static Topic<EnrichedArticle> enriched(String generation) {
    return derived("bulletin.enriched.", generation, EnrichedArticle.class);
  }

  /** What became of the pages in a generation. */
  public static Topic<SplitPage> split(String generation) {
    return derived("bulletin.split.", generation, SplitPage.class);
  }

  /** The topics that all generations share. */
  public static List<Topic<?>> shared() {
    return List.of(PAGES, REQUESTS, CORRECTIONS, SOURCES, GENERATIONS, DEAD_LETTERS, STAGES);
  }

  /** What the streams stage reads. */
  public static List<Topic<?>> inputs() {
    return List.of(PAGES, REQUESTS, CORRECTIONS);
  }

  /** The topics that live and die with a generation; those of g1.2 are those of g1. */
  public static List<Topic<?>> of(String generation) {
    return List.of(articles(generation), enriched(generation), split(generation));
  }

  /** The shared topics that must have as many partitions as the pages, the pages first. */
  public static List<Topic<?>> partitionedAsPages() {
    return shared().stream().filter(Topic::isPartitionedAsPages).toList();
  }

  /** Name of a topic's copy, which is there only while the number of partitions changes. */
  public static String copyOf(String topic) {
    return topic + COPY;
  }

  private static <V extends org.apache.avro.specific.SpecificRecord> Topic<V> derived(
      String prefix, String generation, Class<V> value) {
    return new Topic<>(
        prefix + GenerationName.of(generation).derivation(),
        value,
        PAGE_PARTITIONS,
        compacted(Map.of(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(Duration.ofDays(30)))));
  }

  private static Map<String, String> compacted(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    return settings;
  }

  private static Map<String, String> deleted(Duration retention) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        millis(retention),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(MAX_RECORD_BYTES));
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(key, value);
    return changed;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
