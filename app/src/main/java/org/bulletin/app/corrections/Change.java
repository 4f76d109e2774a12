package org.bulletin.app.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.indexer.search.ServedDocuments;
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.CutPoint;
import org.bulletin.streams.correct.CutPoints;

/**
 * What an editor wants changed of an article, as its readers see it.
 *
 * @param headline the parts of the title; none: it has none; empty: they stay
 * @param authors who wrote it; none: nobody is named; empty: they stay
 * @param mergeWith articles whose text follows
 * @param splitAt numbers of the paragraphs that begin other articles, from 1
 * @param note why; empty: as it was
 */
public record Change(
    String articleId,
    Optional<List<String>> headline,
    Optional<List<CorrectedAuthor>> authors,
    List<String> mergeWith,
    List<Integer> splitAt,
    Optional<String> note) {

  public Change {
    mergeWith = List.copyOf(mergeWith);
    splitAt = List.copyOf(splitAt);
  }

  /** Whether it changes nothing but the note. */
  public boolean isEmpty() {
    return headline.isEmpty() && authors.isEmpty() && mergeWith.isEmpty() && splitAt.isEmpty();
  }

  /**
   * The article's document, as its readers see it.
   *
   * @throws CommandFailure if they see none
   */
  public ObjectNode article(ServedDocuments documents) {
    return article(documents, articleId);
  }

  /**
   * Makes a correction of it.
   *
   * @param documents what readers see, which paragraphs and articles are checked against
   * @param before what was corrected of the article before, which stays
   * @throws CommandFailure if the article is not there, or the change does not fit it
   */
  public Correction correction(
      ServedDocuments documents, Optional<Correction> before, Instant madeAt) {
    ObjectNode article = article(documents);
    String pageId = article.path("page_id").asText();
    Correction.Builder correction =
        before
            .map(Correction::newBuilder)
            .orElseGet(() -> Correction.newBuilder().setArticleId(articleId).setPageId(pageId));
    headline.ifPresent(correction::setHeadlineLines);
    authors.ifPresent(correction::setAuthors);
    note.ifPresent(correction::setNote);
    return correction
        .setMergeWith(
            merges(documents, pageId, before.map(Correction::getMergeWith).orElse(List.of())))
        .setSplitAt(splits(article, pageId, before.map(Correction::getSplitAt).orElse(List.of())))
        .setMadeAt(madeAt)
        .build();
  }

  private List<String> merges(ServedDocuments documents, String pageId, List<String> before) {
    Set<String> merges = new LinkedHashSet<>(before);
    for (String other : mergeWith) {
      String otherPage = article(documents, other).path("page_id").asText();
      if (other.equals(articleId)) {
        throw new CommandFailure("an article cannot be merged with itself: " + other);
      }
      if (!otherPage.equals(pageId)) {
        throw new CommandFailure(
            "article %s is on page %s, not on %s: only articles of one page can be merged"
                .formatted(other, otherPage, pageId));
      }
      merges.add(other);
    }
    return List.copyOf(merges);
  }

  private List<CutPoint> splits(ObjectNode article, String pageId, List<CutPoint> before) {
    List<CutPoint> splits = new ArrayList<>(before);
    JsonNode paragraphs = article.path("paragraphs");
    for (int number : splitAt) {
      if (number < 2 || number > paragraphs.size()) {
        throw new CommandFailure(
            "--split-at %d: the article has %d paragraphs; give the number of one but the first"
                .formatted(number, paragraphs.size()));
      }
      JsonNode paragraph = paragraphs.path(number - 1);
      String printedOn = paragraph.at("/spans/0/page_id").asText(pageId);
      if (!printedOn.equals(pageId)) {
        throw new CommandFailure(
            "--split-at %d: the paragraph is on page %s; an article can only be split on the page that it begins on, %s"
                .formatted(number, printedOn, pageId));
      }
      CutPoint point = CutPoints.before(number, paragraph.path("text").asText());
      if (!splits.contains(point)) {
        splits.add(point);
      }
    }
    return splits;
  }

  private static ObjectNode article(ServedDocuments documents, String articleId) {
    return documents
        .article(articleId)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "readers see no article "
                        + articleId
                        + ": `bulletin search` shows those that they see; what was merged or joined is"
                        + " part of another"));
  }
}
