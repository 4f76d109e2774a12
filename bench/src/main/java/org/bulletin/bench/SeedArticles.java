package org.bulletin.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.TrustedRecords;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.PageSplitter;
import org.bulletin.streams.split.Splitter;
import org.bulletin.streams.topology.ArticleMaker;
import org.bulletin.streams.topology.RecordOrigin;

/** The articles of the five real pages, as the splitter cuts them. */
final class SeedArticles {

  private SeedArticles() {}

  static List<Article> of(EntityFinder finder) {
    TrustedRecords.trust();
    Splitter splitter = new PageSplitter();
    List<Article> articles = new ArrayList<>();
    for (String text : Seeds.texts()) {
      RawPage page = RawPage.newBuilder().setPageId("seed").setText(text).build();
      articles.addAll(
          ArticleMaker.articles(
              page,
              splitter.split(ArticleMaker.pageText(page)),
              finder.contextOf(page),
              1,
              RecordOrigin.NONE));
    }
    return articles;
  }

  /** An article's sentences, headline and blanks left away. */
  static List<String> sentences(Article article) {
    return article.getParagraphs().stream()
        .flatMap(
            paragraph ->
                Arrays.stream(paragraph.getText().split("(?<=[。！？；])|\\s+|(?<=\\G.{160})")))
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }
}
