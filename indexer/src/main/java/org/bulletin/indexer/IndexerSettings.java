package org.bulletin.indexer;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bulletin.indexer.documents.ArticleDocument;
import org.bulletin.indexer.documents.DeadLetterDocument;
import org.bulletin.indexer.documents.PageDocument;
import org.bulletin.indexer.documents.Provenance;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Indices;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.Topics;

/**
 * What an indexer does.
 *
 * @param group its consumer group
 * @param feeds what it reads and where that goes
 * @param member a name that this member of the group keeps over restarts, even after a kill: it
 *     then resumes at once, and no other process may use the name. Without one, the group waits for
 *     a killed member's session to time out
 * @param requestBytes about the largest bulk request
 */
public record IndexerSettings(
    String group, List<Feed<?>> feeds, Optional<String> member, int requestBytes) {

  public IndexerSettings {
    feeds = List.copyOf(feeds);
  }

  /** The articles and pages of a generation. */
  public static IndexerSettings ofGeneration(String generation) {
    return new IndexerSettings(
        "bulletin-indexer-" + generation,
        List.of(
            new Feed<>(
                Topics.enriched(generation),
                Indices.articles(generation),
                UnaryOperator.identity(),
                enriched -> enriched.getArticle().getVersion(),
                (enriched, now) ->
                    ArticleDocument.of(enriched, Provenance.ofIndexing(generation, now))),
            new Feed<>(
                Topics.split(generation),
                Indices.pages(generation),
                PageIds::articlePart,
                SplitPage::getVersion,
                (split, now) -> PageDocument.of(split, Provenance.ofIndexing(generation, now)))),
        Optional.empty(),
        BulkWriter.DEFAULT_REQUEST_BYTES);
  }

  /** The dead letters, which all generations share. */
  public static IndexerSettings ofDeadLetters() {
    return new IndexerSettings(
        "bulletin-indexer-dead-letters",
        List.of(
            new Feed<>(
                Topics.DEAD_LETTERS,
                Indices.DEAD_LETTERS,
                UnaryOperator.identity(),
                letter -> letter.getFailedAt().toEpochMilli(),
                (letter, now) -> DeadLetterDocument.of(letter))),
        Optional.empty(),
        BulkWriter.DEFAULT_REQUEST_BYTES);
  }

  /** The same, as a member that keeps its name over restarts. */
  public IndexerSettings withMember(String name) {
    return new IndexerSettings(group, feeds, Optional.of(name), requestBytes);
  }

  /** The same, with requests of about another size. */
  public IndexerSettings withRequestBytes(int bytes) {
    return new IndexerSettings(group, feeds, member, bytes);
  }
}
