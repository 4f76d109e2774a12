package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.pages.PageLabel;
import org.bulletin.streams.split.Continuity;

/**
 * Joins articles that go on on another page of the same issue. The result depends on the set of
 * pages, not on their order. Immutable and safe across threads; loading takes about 0.2 s.
 */
public final class IssueJoiner {

  private final Pairing pairing;
  private final Predicate<Article> fits;

  /**
   * Loads the joiner with the project's weights.
   *
   * @param fits whether a joined article can be stored; if not, its parts stay apart
   */
  public IssueJoiner(Predicate<Article> fits) {
    this(fits, JoinWeights.load());
  }

  IssueJoiner(Predicate<Article> fits, JoinWeights weights) {
    this.pairing = new Pairing(new Continuity(), weights);
    this.fits = fits;
  }

  /**
   * Joins the pages of an issue.
   *
   * @param pages of one issue, each page_id once; a page whose label names no number stays as it is
   * @return the pages in the order in which they are read; an article that was joined is where its
   *     first part is. Nothing of articles that were not joined changes.
   */
  public List<JoinedPage> join(List<CutPage> pages) {
    List<CutPage> inOrder =
        pages.stream()
            .sorted(
                Comparator.comparing(IssueJoiner::place)
                    .thenComparing(CutPage::label)
                    .thenComparing(CutPage::pageId))
            .toList();
    List<Part> parts = new ArrayList<>();
    for (CutPage page : inOrder) {
      PageLabel.read(page.label())
          .ifPresent(
              label ->
                  page.articles().forEach(article -> parts.add(Part.of(article, page, label))));
    }
    return pages(inOrder, chains(parts));
  }

  private static PageLabel place(CutPage page) {
    return PageLabel.read(page.label()).orElse(new PageLabel("", Integer.MAX_VALUE));
  }

  /** The joined articles by the id of each of their parts. */
  private Map<String, Article> chains(List<Part> parts) {
    int[] next = pairing.nextOf(parts);
    boolean[] later = new boolean[next.length];
    for (int after : next) {
      if (after != Pairing.NONE) {
        later[after] = true;
      }
    }
    Map<String, Article> joined = new LinkedHashMap<>();
    for (int i = 0; i < next.length; i++) {
      if (later[i] || next[i] == Pairing.NONE) {
        continue;
      }
      List<Part> chain = new ArrayList<>();
      for (int part = i; part != Pairing.NONE; part = next[part]) {
        chain.add(parts.get(part));
      }
      Optional<Article> whole = Optional.of(Merger.join(chain)).filter(fits);
      whole.ifPresent(
          article -> chain.forEach(p -> joined.put(p.article().getArticleId(), article)));
    }
    return joined;
  }

  private static List<JoinedPage> pages(List<CutPage> pages, Map<String, Article> joined) {
    List<JoinedPage> results = new ArrayList<>();
    for (CutPage page : pages) {
      List<Article> articles = new ArrayList<>();
      Set<String> ids = new LinkedHashSet<>();
      for (Article cut : page.articles()) {
        Article whole = joined.getOrDefault(cut.getArticleId(), cut);
        ids.add(whole.getArticleId());
        if (whole.getArticleId().equals(cut.getArticleId())) {
          articles.add(whole);
        }
      }
      results.add(new JoinedPage(page.pageId(), articles, List.copyOf(ids)));
    }
    return results;
  }
}
