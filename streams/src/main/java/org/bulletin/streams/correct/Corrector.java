package org.bulletin.streams.correct;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bulletin.schemas.Correction;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;

/**
 * Applies corrections to a page. The result depends on the page, its cut and the set of
 * corrections, not on their order. A correction is applied with all that it says, or not at all.
 */
public final class Corrector {

  private Corrector() {}

  /**
   * Applies corrections.
   *
   * @param text the page's text, which the splitting refers to
   * @param identities each one given makes the ids of the page's articles anew, from the first
   * @param corrections of articles of this page, at most one an article
   */
  public static CorrectedPage apply(
      String text,
      Splitting splitting,
      Supplier<Function<CutArticle, String>> identities,
      Collection<Correction> corrections) {
    List<Correction> inOrder =
        corrections.stream().sorted(Comparator.comparing(Correction::getArticleId)).toList();
    Set<String> unfit = new TreeSet<>();
    while (unfit.size() < inOrder.size()) {
      List<Correction> fitting =
          inOrder.stream().filter(c -> !unfit.contains(c.getArticleId())).toList();
      Rework rework = new Rework(splitting, identities.get(), fitting);
      Optional<String> failed = rework.firstUnfit();
      if (failed.isEmpty()) {
        return rework.settled(text, unfit);
      }
      unfit.add(failed.get());
    }
    return CorrectedPage.uncorrected(splitting, identities.get(), unfit);
  }
}
