package org.bulletin.streams.correct;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.RoleText;

/**
 * A page, cut up and corrected.
 *
 * @param articles in page order; pieces of an article follow it
 * @param leftovers text that belongs to no article
 * @param unfit the article_ids of corrections that do not fit and have changed nothing
 */
public record CorrectedPage(
    List<CorrectedArticle> articles, List<RoleText> leftovers, List<String> unfit) {

  public CorrectedPage {
    articles = List.copyOf(articles);
    leftovers = List.copyOf(leftovers);
    unfit = List.copyOf(unfit);
  }

  /**
   * A page as the splitter cut it.
   *
   * @param identity gives each article of the page its id, to be asked in page order
   */
  public static CorrectedPage uncorrected(
      Splitting splitting, Function<CutArticle, String> identity, Collection<String> unfit) {
    return new CorrectedPage(
        splitting.articles().stream()
            .map(cut -> new CorrectedArticle(identity.apply(cut), cut, false, false))
            .toList(),
        splitting.leftovers(),
        List.copyOf(unfit));
  }
}
