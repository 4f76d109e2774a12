package org.bulletin.streams.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bulletin.streams.layout.GoldItem.Jump;
import org.bulletin.streams.layout.GoldItem.Kind;

/**
 * What is right of a page, counted.
 *
 * @param b3 B-cubed F1 of the clustering of the page's characters into articles
 * @param articles each article of the truth
 * @param teasers headlines without a body
 * @param spurious predicted articles that match nothing of the truth
 * @param newspaper whether the newspaper is right; empty if the truth does not know it
 * @param month whether the month of the issue is right; empty if the truth does not know it
 */
record PageCounts(
    double b3,
    List<ArticleCounts> articles,
    Hits teasers,
    int spurious,
    Optional<Boolean> newspaper,
    Optional<Boolean> month) {

  private static final double ALIKE = 0.98;

  PageCounts {
    articles = List.copyOf(articles);
  }

  /**
   * What is right of an article.
   *
   * @param jump whether the jump is right; empty if there is none in truth and prediction
   */
  record ArticleCounts(
      boolean body,
      boolean body98,
      boolean headline,
      boolean authors,
      Optional<Boolean> jump,
      Hits paragraphs) {}

  /** Compares what was predicted of a page with its truth. */
  static PageCounts of(GoldPage truth, List<Prediction> predicted) {
    List<Squeezed> texts = predicted.stream().map(Squeezed::of).toList();
    Clustering clustering = new Clustering(truth, texts);
    Set<Integer> matched = clustering.matched();
    return new PageCounts(
        clustering.f1(),
        IntStream.range(0, truth.items().size())
            .filter(item -> truth.items().get(item).kind() == Kind.ARTICLE)
            .mapToObj(
                item ->
                    article(
                        truth.items().get(item),
                        clustering.match(item).map(predicted::get),
                        clustering.match(item).map(texts::get)))
            .toList(),
        teasers(truth, predicted, texts),
        (int)
            IntStream.range(0, predicted.size())
                .filter(i -> !matched.contains(i) && !predicted.get(i).teaser())
                .count(),
        truth.newspaper().map(title -> title.equals(most(predicted, Prediction::newspaper))),
        truth
            .issued()
            .map(PageCounts::month)
            .map(month -> month.equals(most(predicted, p -> month(p.published())))));
  }

  private static ArticleCounts article(
      GoldItem truth, Optional<Prediction> prediction, Optional<Squeezed> texts) {
    List<String> paragraphs =
        truth.body().stream().map(paragraph -> Squeeze.of(paragraph.text().text())).toList();
    String body = String.join("", paragraphs);
    String predictedBody = texts.map(Squeezed::body).orElse("");
    List<String> predictedParagraphs = texts.map(Squeezed::paragraphs).orElse(List.of());
    boolean exact = predictedBody.equals(body);
    Optional<String> jump = prediction.flatMap(Prediction::continuedOn).map(PageCounts::label);
    Optional<String> wantedJump = truth.continuedOn().map(Jump::page).map(PageCounts::label);
    return new ArticleCounts(
        exact,
        exact || Difflib.ratio(predictedBody, body) >= ALIKE,
        texts.map(Squeezed::headline).equals(Optional.of(Squeeze.of(truth.title()))),
        squeezed(prediction.map(Prediction::authors).orElse(Set.of()))
            .equals(squeezed(Set.copyOf(truth.authors()))),
        Optional.of(jump.equals(wantedJump))
            .filter(right -> !jump.orElse("").isEmpty() || !wantedJump.orElse("").isEmpty()),
        new Hits(
            inCommon(predictedParagraphs, paragraphs),
            predictedParagraphs.size(),
            paragraphs.size()));
  }

  private static Set<String> squeezed(Set<String> names) {
    return names.stream().map(Squeeze::of).collect(Collectors.toSet());
  }

  /** A page's label without leading zeros. */
  private static String label(String printed) {
    return printed.replaceFirst("^0+", "");
  }

  private static String month(String date) {
    return date.substring(0, Math.min(7, date.length()));
  }

  /** How many of some values are among others, each as often as it is in both. */
  private static int inCommon(List<String> values, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(other -> left.merge(other, 1, Integer::sum));
    int common = 0;
    for (String value : values) {
      if (left.merge(value, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return common;
  }

  private static Hits teasers(GoldPage truth, List<Prediction> predicted, List<Squeezed> texts) {
    Set<String> wanted =
        truth.items().stream()
            .filter(item -> item.kind() == Kind.TEASER)
            .map(item -> Squeeze.of(item.title()))
            .collect(Collectors.toSet());
    Set<String> found =
        IntStream.range(0, predicted.size())
            .filter(i -> predicted.get(i).teaser())
            .mapToObj(i -> texts.get(i).headline())
            .collect(Collectors.toSet());
    Set<String> right = new HashSet<>(wanted);
    right.retainAll(found);
    return new Hits(right.size(), found.size(), wanted.size());
  }

  /** Returns what most articles say, nothing if there are none. */
  private static String most(List<Prediction> predicted, Function<Prediction, String> say) {
    return Figures.most(predicted.stream().map(say).toList());
  }
}
