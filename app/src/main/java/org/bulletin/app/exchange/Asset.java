package org.bulletin.app.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.IssuePartitioner;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;

/**
 * A topic that nothing else is the source of, and that people want a copy of.
 *
 * @param topic compacted: the latest record of a key is what there is
 * @param keyField the field that is the record's key
 * @param key the record's key
 * @param madeAt decides which of two records of a key is newer
 * @param content equal where two records of a key say the same
 * @param partition of a key, among so many
 * @param ofNull the record that a null value means, given key and time; empty: none
 */
public record Asset<V extends SpecificRecord>(
    Topic<V> topic,
    String keyField,
    Function<V, String> key,
    Function<V, Instant> madeAt,
    Function<V, String> content,
    ToIntBiFunction<String, Integer> partition,
    BiFunction<String, Instant, Optional<V>> ofNull) {

  /** The pages, retractions included. */
  public static final Asset<RawPage> PAGES =
      new Asset<>(
          Topics.PAGES,
          "page_id",
          RawPage::getPageId,
          RawPage::getIngestedAt,
          page -> page.getRetracted() ? "retracted" : page.getContentHash(),
          IssuePartitioner::ofPage,
          (pageId, at) -> Optional.of(RawPages.retracted(pageId, "", at)));

  /** What editors said of articles, and have not taken back. */
  public static final Asset<Correction> CORRECTIONS =
      new Asset<>(
          Topics.CORRECTIONS,
          "article_id",
          Correction::getArticleId,
          Correction::getMadeAt,
          correction -> PlainJson.of(correction).toString(),
          IssuePartitioner::ofArticle,
          (articleId, at) -> Optional.empty());
}
