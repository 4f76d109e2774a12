package org.bulletin.streams.correct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.CutPoint;

/** One thing that a correction says of an article. */
sealed interface Step {

  /** The article that is corrected. */
  String articleId();

  /** Another article begins at a paragraph. */
  record Split(String articleId, CutPoint point) implements Step {}

  /** The headline is another one. */
  record Headline(String articleId, List<String> lines) implements Step {}

  /** The authors are others. */
  record Authors(String articleId, List<CorrectedAuthor> authors) implements Step {}

  /** The text of another article follows. */
  record Merge(String articleId, String other) implements Step {}

  /**
   * The steps of some corrections, in the order in which they are tried: what makes articles first,
   * what takes them away last, since a merged article brings its own corrected headline along. An
   * article is split from its end, so that the paragraphs before keep their numbers.
   */
  static List<Step> of(List<Correction> corrections) {
    List<Step> steps = new ArrayList<>();
    for (Correction correction : corrections) {
      correction.getSplitAt().stream()
          .sorted(Comparator.comparingInt(CutPoint::getParagraph).reversed())
          .forEach(point -> steps.add(new Split(correction.getArticleId(), point)));
    }
    for (Correction correction : corrections) {
      correction
          .getHeadlineLines()
          .ifPresent(lines -> steps.add(new Headline(correction.getArticleId(), lines)));
      correction
          .getAuthors()
          .ifPresent(authors -> steps.add(new Authors(correction.getArticleId(), authors)));
    }
    for (Correction correction : corrections) {
      correction
          .getMergeWith()
          .forEach(other -> steps.add(new Merge(correction.getArticleId(), other)));
    }
    return steps;
  }
}
