package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores what a splitter and an entity finder made of pages whose truth is known.
 *
 * <p>Segmentation, over the truth's articles: see {@link Segmentation}. Entities: precision, recall
 * and F1 over the distinct names a page, by type, and of pairs of person and office. White space
 * and the width of punctuation never count. A name may have several accepted forms, and some names
 * count neither way: authors as persons, dates without a figure, documents without 《》, offices in
 * …领导 that the truth does not give, and, where marks cannot be nested, what stands inside a marked
 * office, event, title or organization.
 *
 * <p>The figures are those of the project's score script, by name and to the last digit: on 60
 * pages laid out again and on the pages that were really printed, for the predictions of a simple
 * script and for names spoilt at random, no figure differed by 1e-9. {@link ScoreDocuments} prints
 * them in the same form for another such comparison.
 */
public final class Score {

  private Score() {}

  /**
   * A page's truth, and what was made of it.
   *
   * @param names the names to be found
   * @param predicted the articles, in any order
   */
  public record Compared(GoldPage truth, GoldNames names, List<Prediction> predicted) {

    public Compared {
      predicted = List.copyOf(predicted);
    }

    /** A page whose names are marked in its text. */
    public static Compared of(GoldPage truth, List<Prediction> predicted) {
      return new Compared(truth, GoldNames.of(truth), predicted);
    }
  }

  /** Scores how pages were cut. */
  public static Segmentation segmentation(List<Compared> pages) {
    return Segmentation.of(
        pages.stream().map(page -> PageCounts.of(page.truth(), page.predicted())).toList());
  }

  /**
   * Scores the names that were found.
   *
   * @return by the name of the type, and {@code PERSON+POSITION}; only what there is to be found
   */
  public static Map<String, Hits> entities(List<Compared> pages) {
    Map<String, List<Hits>> all = new TreeMap<>();
    for (Compared page : pages) {
      NameCounts.of(page.names(), page.predicted())
          .forEach((type, hits) -> all.computeIfAbsent(type, t -> new ArrayList<>()).add(hits));
    }
    Map<String, Hits> sums = new TreeMap<>();
    all.forEach((type, hits) -> sums.put(type, Hits.sum(hits)));
    return sums;
  }
}
