package org.bulletin.streams.join;

import java.util.List;
import java.util.Objects;
import org.bulletin.schemas.Article;

/**
 * A page of an issue as it was cut, its articles not yet joined to those of other pages.
 *
 * @param label as printed: {@code 01}, {@code A01}, {@code 第二版}
 * @param text the page's text, which the articles' spans refer to
 * @param articles in page order
 */
public record CutPage(String pageId, String label, String text, List<Article> articles) {

  public CutPage {
    Objects.requireNonNull(pageId, "pageId");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(text, "text");
    articles = List.copyOf(articles);
  }
}
