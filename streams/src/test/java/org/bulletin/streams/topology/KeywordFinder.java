package org.bulletin.streams.topology;

import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.EntityFinder;

/** Finds one keyword in everything but poison. */
final class KeywordFinder implements EntityFinder {

  static final String POISON = "无名";

  @Override
  public Context contextOf(RawPage page) {
    return Context.newBuilder().build();
  }

  @Override
  public Findings find(Article article) {
    if (article.getParagraphs().get(0).getText().contains(POISON)) {
      throw new IllegalStateException("poison");
    }
    return new Findings(List.of(), List.of("found"));
  }
}
