package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Span;
import org.bulletin.schemas.topics.TrustedRecords;
import org.bulletin.streams.join.JoinScore.Place;
import org.bulletin.streams.layout.Fragment;
import org.bulletin.streams.layout.GoldIssue;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.topology.ArticleMaker;
import org.bulletin.streams.topology.RecordOrigin;

/**
 * An issue that was laid out and split again.
 *
 * @param truth which item each article is most of, by article_id
 */
record SplitIssue(List<CutPage> pages, Map<String, Place> truth) {

  static {
    TrustedRecords.trust();
  }

  static SplitIssue of(GoldIssue issue, List<KnownPage> laid, Splitter splitter) {
    List<CutPage> pages = new ArrayList<>();
    Map<String, Place> truth = new HashMap<>();
    for (int i = 0; i < laid.size(); i++) {
      String label = issue.pages().get(i).label();
      RawPage raw =
          RawPage.newBuilder()
              .setPageId(issue.name() + "/2025-01-01/" + label)
              .setText(laid.get(i).text())
              .build();
      List<Article> articles =
          ArticleMaker.articles(
              raw,
              splitter.split(ArticleMaker.pageText(raw)),
              Context.newBuilder().build(),
              0,
              RecordOrigin.NONE);
      pages.add(new CutPage(raw.getPageId(), label, raw.getText(), articles));
      for (Article article : articles) {
        truth.put(article.getArticleId(), place(i, article, laid.get(i)));
      }
    }
    return new SplitIssue(pages, truth);
  }

  private static Place place(int page, Article article, KnownPage laid) {
    Map<Integer, Integer> shares = new HashMap<>();
    for (Paragraph paragraph : article.getParagraphs()) {
      for (Span span : paragraph.getSpans()) {
        for (Fragment fragment : laid.fragments()) {
          int common =
              Math.min(span.getEnd(), fragment.range().end())
                  - Math.max(span.getStart(), fragment.range().start());
          if (common > 0 && fragment.item() != Fragment.NONE) {
            shares.merge(fragment.item(), common, Integer::sum);
          }
        }
      }
    }
    return shares.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> new Place(page, most.getKey()))
        .orElse(Place.NOWHERE);
  }
}
