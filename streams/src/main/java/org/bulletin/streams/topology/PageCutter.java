package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.streams.correct.CorrectedPage;
import org.bulletin.streams.correct.Corrector;
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

  Cut cut(RawPage page, List<Correction> corrections, long version, RecordOrigin origin) {
    List<Throwable> errors = new ArrayList<>();
    PageText text = ArticleMaker.pageText(page);
    Context context = contextOf(page, errors);
    try {
      Splitting splitting = splitter.split(text);
      CorrectedPage cut = corrected(page, splitting, corrections, errors);
      List<Article> articles = ArticleMaker.articles(page, cut, context, version, origin);
      if (!fit(articles) && !corrections.isEmpty()) {
        cut = uncorrected(page, splitting, corrections);
        articles = ArticleMaker.articles(page, cut, context, version, origin);
      }
      if (fit(articles)) {
        return new Cut(
            articles, summary(page, cut, articles, version, origin, SplitOutcome.SPLIT), errors);
      }
      errors.add(new IllegalStateException("an article is too large for its topic"));
    } catch (RuntimeException | StackOverflowError e) {
      errors.add(e);
    }
    CorrectedPage whole = corrected(page, Unsplit.splitting(text), corrections, errors);
    List<Article> articles = ArticleMaker.articles(page, whole, context, version, origin);
    return new Cut(
        articles, summary(page, whole, articles, version, origin, SplitOutcome.UNSPLIT), errors);
  }

  private boolean fit(List<Article> articles) {
    return articles.stream().allMatch(article -> sizer.bytes(article).isPresent());
  }

  /** A page with its corrections; without them, should they be more than the corrector can take. */
  private static CorrectedPage corrected(
      RawPage page, Splitting splitting, List<Correction> corrections, List<Throwable> errors) {
    try {
      return Corrector.apply(
          page.getText(),
          splitting,
          () -> new ArticleIdentity(page.getPageId())::next,
          corrections);
    } catch (RuntimeException e) {
      errors.add(e);
      return uncorrected(page, splitting, corrections);
    }
  }

  private static CorrectedPage uncorrected(
      RawPage page, Splitting splitting, List<Correction> unfit) {
    return CorrectedPage.uncorrected(
        splitting,
        new ArticleIdentity(page.getPageId())::next,
        unfit.stream().map(Correction::getArticleId).sorted().toList());
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
      CorrectedPage cut,
      List<Article> articles,
      long version,
      RecordOrigin origin,
      SplitOutcome outcome) {
    return SplitPage.newBuilder()
        .setPage(page)
        .setContentHash(page.getContentHash())
        .setVersion(version)
        .setArticleIds(articles.stream().map(Article::getArticleId).toList())
        .setLeftovers(ArticleMaker.roleSpans(page, cut.leftovers()))
        .setOutcome(outcome)
        .setUnfitCorrections(cut.unfit())
        .setPartition(origin.partition())
        .setOffset(origin.offset())
        .build();
  }
}
