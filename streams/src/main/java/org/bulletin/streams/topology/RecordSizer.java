package org.bulletin.streams.topology;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.PageParts;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/**
 * Serializes what is forwarded to topics and measures it first: a record that the broker refuses
 * would be tried again for ever. Safe across threads.
 */
final class RecordSizer {

  /** What a record batch adds to its only record: keys, headers, framing. */
  private static final int OVERHEAD_BYTES = 64 << 10;

  private final Serializer<SpecificRecord> serializer;
  private final String articles;
  private final String enriched;
  private final String split;

  RecordSizer(Registry registry, String generation) {
    this.serializer = registry.serializer();
    this.articles = Topics.articles(generation).name();
    this.enriched = Topics.enriched(generation).name();
    this.split = Topics.split(generation).name();
  }

  /** The bytes of an article; empty if they are too many for its topic. */
  Optional<byte[]> bytes(Article article) {
    return fitting(articles, article);
  }

  /** The bytes of an enriched article; empty if they are too many for its topic. */
  Optional<byte[]> bytes(EnrichedArticle article) {
    return fitting(enriched, article);
  }

  /** The bytes of what became of a page; empty if they are too many for its topic. */
  Optional<byte[]> bytes(SplitPage page) {
    return fitting(split, page);
  }

  /** Whether an article's topics take it. */
  boolean fits(Article article) {
    return bytes(new EnrichedArticle(article, List.of(), List.of())).isPresent();
  }

  /** Whether the changelog of their store takes the articles of a page. */
  boolean fits(PageParts parts) {
    return fitting(split, parts).isPresent();
  }

  private Optional<byte[]> fitting(String topic, SpecificRecord record) {
    byte[] bytes = serializer.serialize(topic, record);
    return bytes.length <= Topics.MAX_RECORD_BYTES - OVERHEAD_BYTES
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
