package org.bulletin.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.entity.EntityFinder.Findings;
import org.bulletin.streams.join.CutPage;
import org.bulletin.streams.join.IssueJoiner;
import org.bulletin.streams.join.JoinedPage;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.topology.ArticleMaker;
import org.bulletin.streams.topology.Issues;
import org.bulletin.streams.topology.RecordOrigin;

/**
 * Does to pages what the topology does, without Kafka: the same articles, with the same ids. Safe
 * across threads.
 */
public final class PageInspector {

  /** Version of articles that did not come through Kafka. */
  private static final long NO_VERSION = 0;

  private final Splitter splitter;
  private final EntityFinder finder;
  private final IssueJoiner joiner = new IssueJoiner(article -> true);

  /** Inspects with the given methods. */
  public PageInspector(Splitter splitter, EntityFinder finder) {
    this.splitter = splitter;
    this.finder = finder;
  }

  /**
   * A page and what it becomes.
   *
   * @param articles those that begin on the page, in page order, with their parts on other pages
   */
  public record Inspection(RawPage page, Splitting splitting, List<EnrichedArticle> articles) {

    public Inspection {
      articles = List.copyOf(articles);
    }
  }

  private record CutUp(RawPage page, Splitting splitting, List<Article> articles) {}

  /**
   * Splits pages, joins those of one issue, and finds entities.
   *
   * @return the pages in the order given; of several with the same page_id the last
   */
  public List<Inspection> inspect(List<RawPage> pages) {
    Map<String, CutUp> cut = new LinkedHashMap<>();
    pages.forEach(page -> cut.put(page.getPageId(), cut(page)));
    Map<String, List<CutPage>> issues = new LinkedHashMap<>();
    for (CutUp page : cut.values()) {
      Issues.joinableIssueOf(page.page())
          .ifPresent(
              issue ->
                  issues
                      .computeIfAbsent(issue, key -> new ArrayList<>())
                      .add(Issues.cutPage(page.page(), page.articles())));
    }
    Map<String, List<Article>> joined = new HashMap<>();
    for (List<CutPage> issue : issues.values()) {
      for (JoinedPage page : joiner.join(issue)) {
        joined.put(page.pageId(), page.articles());
      }
    }
    return cut.values().stream()
        .map(page -> enriched(page, joined.getOrDefault(page.page().getPageId(), page.articles())))
        .toList();
  }

  private CutUp cut(RawPage page) {
    Splitting splitting = splitter.split(ArticleMaker.pageText(page));
    return new CutUp(
        page,
        splitting,
        ArticleMaker.articles(
            page, splitting, finder.contextOf(page), NO_VERSION, RecordOrigin.NONE));
  }

  private Inspection enriched(CutUp page, List<Article> articles) {
    return new Inspection(
        page.page(),
        page.splitting(),
        articles.stream()
            .map(
                article -> {
                  Findings findings = finder.find(article);
                  return new EnrichedArticle(article, findings.entities(), findings.keywords());
                })
            .toList());
  }
}
