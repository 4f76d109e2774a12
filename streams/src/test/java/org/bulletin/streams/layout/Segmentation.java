package org.bulletin.streams.layout;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bulletin.streams.layout.PageCounts.ArticleCounts;

/**
 * How well pages were split. Shares are 0 to 1; a share of nothing is empty.
 *
 * @param charsB3F1 mean over pages of the B-cubed F1 of the clustering of their characters
 * @param bodyExact share of articles whose body is reproduced to the letter, in order
 * @param body98 the same with a similarity of 0.98 or more
 * @param paragraphF1 F1 of paragraphs reproduced exactly
 * @param headline share of articles with all parts of the title, in order
 * @param authors share of articles with exactly the right authors
 * @param jumps share right of the articles with a jump on either side
 * @param teasers F1 of titles found as teasers
 * @param spuriousPerPage predicted articles that match nothing
 * @param newspaper share of pages with the right newspaper
 * @param month share of pages with the right month of issue
 */
public record Segmentation(
    int pages,
    int articles,
    double charsB3F1,
    double bodyExact,
    double body98,
    double paragraphF1,
    double headline,
    double authors,
    OptionalDouble jumps,
    OptionalDouble teasers,
    double spuriousPerPage,
    OptionalDouble newspaper,
    OptionalDouble month) {

  /** Adds up pages. */
  static Segmentation of(Collection<PageCounts> pages) {
    List<ArticleCounts> articles = pages.stream().flatMap(p -> p.articles().stream()).toList();
    Hits teasers = Hits.sum(pages.stream().map(PageCounts::teasers).toList());
    int spurious = pages.stream().mapToInt(PageCounts::spurious).sum();
    return new Segmentation(
        pages.size(),
        articles.size(),
        pages.stream().mapToDouble(PageCounts::b3).average().orElse(0),
        share(articles, ArticleCounts::body),
        share(articles, ArticleCounts::body98),
        Hits.sum(articles.stream().map(ArticleCounts::paragraphs).toList()).f1(),
        share(articles, ArticleCounts::headline),
        share(articles, ArticleCounts::authors),
        share(articles.stream(), ArticleCounts::jump),
        teasers.found() + teasers.wanted() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(teasers.f1()),
        Figures.share(spurious, pages.size()),
        share(pages.stream(), PageCounts::newspaper),
        share(pages.stream(), PageCounts::month));
  }

  private static double share(List<ArticleCounts> articles, Predicate<ArticleCounts> right) {
    return Figures.share((int) articles.stream().filter(right).count(), articles.size());
  }

  private static <T> OptionalDouble share(Stream<T> of, Function<T, Optional<Boolean>> right) {
    return of.flatMap(value -> right.apply(value).stream()).mapToDouble(is -> is ? 1 : 0).average();
  }
}
