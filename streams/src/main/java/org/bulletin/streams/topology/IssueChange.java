package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bulletin.schemas.Article;
import org.bulletin.streams.join.JoinedPage;

/**
 * What a change of one page makes of an issue.
 *
 * @param articles those to be written: with a part on the changed page, or changed by it
 * @param gone ids of articles that were written and are no more
 * @param articleIds the articles of each page of which they have changed, and of the changed page
 */
record IssueChange(
    List<Article> articles, List<String> gone, Map<String, List<String>> articleIds) {

  /**
   * Compares.
   *
   * @param pageId the changed page
   * @param before the pages that may be joined, before the change
   * @param after the same pages and the changed one, if it is still there
   * @param written the articles of each page, as they were last written
   */
  static IssueChange of(
      String pageId,
      List<JoinedPage> before,
      List<JoinedPage> after,
      Map<String, List<String>> written) {
    Map<String, Article> earlier = new HashMap<>();
    before.forEach(
        page -> page.articles().forEach(article -> earlier.put(article.getArticleId(), article)));
    Set<String> gone = new LinkedHashSet<>();
    written.values().forEach(gone::addAll);
    Set<String> known = Set.copyOf(gone);
    List<Article> articles = new ArrayList<>();
    Map<String, List<String>> articleIds = new LinkedHashMap<>();
    for (JoinedPage page : after) {
      page.articleIds().forEach(gone::remove);
      boolean same = page.articleIds().equals(written.get(page.pageId()));
      if (page.pageId().equals(pageId) || !same) {
        articleIds.put(page.pageId(), page.articleIds());
      }
      for (Article article : page.articles()) {
        String id = article.getArticleId();
        if (isOf(article, pageId) || !known.contains(id) || !article.equals(earlier.get(id))) {
          articles.add(article);
        }
      }
    }
    return new IssueChange(articles, List.copyOf(gone), articleIds);
  }

  private static boolean isOf(Article article, String pageId) {
    return article.getSources().stream().anyMatch(source -> source.getPageId().equals(pageId));
  }
}
