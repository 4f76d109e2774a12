package org.bulletin.streams;

import java.util.List;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.entity.EntityFinder.Findings;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.topology.ArticleMaker;
import org.bulletin.streams.topology.RecordOrigin;

/**
 * Does to a page what the topology does, without Kafka: the same articles, with the same ids. Safe
 * across threads.
 */
public final class PageInspector {

  /** Version of articles that did not come through Kafka. */
  private static final long NO_VERSION = 0;

  private final Splitter splitter;
  private final EntityFinder finder;

  /** Inspects with the given methods. */
  public PageInspector(Splitter splitter, EntityFinder finder) {
    this.splitter = splitter;
    this.finder = finder;
  }

  /**
   * A page and what it becomes.
   *
   * @param articles in page order
   */
  public record Inspection(RawPage page, Splitting splitting, List<EnrichedArticle> articles) {

    public Inspection {
      articles = List.copyOf(articles);
    }
  }

  /** Splits a page and finds its entities. */
  public Inspection inspect(RawPage page) {
    Splitting splitting = splitter.split(ArticleMaker.pageText(page));
    Context context = finder.contextOf(page);
    List<EnrichedArticle> articles =
        ArticleMaker.articles(page, splitting, context, NO_VERSION, RecordOrigin.NONE).stream()
            .map(
                article -> {
                  Findings findings = finder.find(article);
                  return new EnrichedArticle(article, findings.entities(), findings.keywords());
                })
            .toList();
    return new Inspection(page, splitting, articles);
  }
}
