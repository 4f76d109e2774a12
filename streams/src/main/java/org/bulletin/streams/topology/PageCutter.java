package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.split.Splitting;

/**
 * Makes the articles of one page, whatever goes wrong: a page that the splitter cannot take becomes
 * one article with all its text.
 */
final class PageCutter {

  /**
   * What a page gave.
   *
   * @param errors what went wrong, each for a dead letter; empty if all went well
   */
  record Cut(List<Article> articles, SplitPage summary, List<Throwable> errors) {}

  private final Splitter splitter;
  private final EntityFinder finder;
  private final RecordSizer sizer;

  PageCutter(Splitter splitter, EntityFinder finder, RecordSizer sizer) {
    this.splitter = splitter;
    this.finder = finder;
    this.sizer = sizer;
  }

  Cut cut(RawPage page, long version, RecordOrigin origin) {
    List<Throwable> errors = new ArrayList<>();
    PageText text = ArticleMaker.pageText(page);
    Context context = contextOf(page, errors);
    try {
      Splitting splitting = splitter.split(text);
      List<Article> articles = ArticleMaker.articles(page, splitting, context, version, origin);
      if (articles.stream().allMatch(article -> sizer.bytes(article).isPresent())) {
        return new Cut(
            articles,
            summary(page, splitting, articles, version, origin, SplitOutcome.SPLIT),
            errors);
      }
      errors.add(new IllegalStateException("an article is too large for its topic"));
    } catch (RuntimeException | StackOverflowError e) {
      errors.add(e);
    }
    Splitting whole = Unsplit.splitting(text);
    List<Article> articles = ArticleMaker.articles(page, whole, context, version, origin);
    return new Cut(
        articles, summary(page, whole, articles, version, origin, SplitOutcome.UNSPLIT), errors);
  }

  private Context contextOf(RawPage page, List<Throwable> errors) {
    try {
      return finder.contextOf(page);
    } catch (RuntimeException | StackOverflowError e) {
      errors.add(e);
      return Context.newBuilder().build();
    }
  }

  private static SplitPage summary(
      RawPage page,
      Splitting splitting,
      List<Article> articles,
      long version,
      RecordOrigin origin,
      SplitOutcome outcome) {
    return SplitPage.newBuilder()
        .setPage(page)
        .setContentHash(page.getContentHash())
        .setVersion(version)
        .setArticleIds(articles.stream().map(Article::getArticleId).toList())
        .setLeftovers(ArticleMaker.roleSpans(page, splitting.leftovers()))
        .setOutcome(outcome)
        .setPartition(origin.partition())
        .setOffset(origin.offset())
        .build();
  }
}
