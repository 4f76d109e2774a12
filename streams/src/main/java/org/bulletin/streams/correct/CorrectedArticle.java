package org.bulletin.streams.correct;

import java.util.Objects;
import org.bulletin.streams.split.Splitting.CutArticle;

/**
 * An article of a page, corrections applied.
 *
 * @param id its article_id: that of the uncorrected article, or a new one of a piece
 * @param corrected a correction has changed or made it
 * @param authorsCorrected its authors are those that a correction says
 */
public record CorrectedArticle(
    String id, CutArticle article, boolean corrected, boolean authorsCorrected) {

  public CorrectedArticle {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(article, "article");
  }
}
