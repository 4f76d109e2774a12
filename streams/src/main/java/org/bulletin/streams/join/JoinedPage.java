package org.bulletin.streams.join;

import java.util.List;
import org.bulletin.schemas.Article;

/**
 * A page of an issue after its articles were joined with those of the other pages.
 *
 * @param articles those that begin on the page, in page order; each with all its parts
 * @param articleIds the articles of which at least a part is on the page, in page order; of a part
 *     that was joined, the id of the article that begins on another page
 */
public record JoinedPage(String pageId, List<Article> articles, List<String> articleIds) {

  public JoinedPage {
    articles = List.copyOf(articles);
    articleIds = List.copyOf(articleIds);
  }
}
