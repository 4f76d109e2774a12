package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.RawPage;

/** Finds what articles name. Implementations are immutable and safe across threads. */
public interface EntityFinder {

  /**
   * What is known or inferred of a page, for all its articles alike.
   *
   * @param page the page, with the metadata that its source gave
   * @return newspaper, district, city and issue date, each with the evidence for it, where there is
   *     any
   */
  Context contextOf(RawPage page);

  /**
   * Finds the entities of an article, whose {@code context} is set.
   *
   * @param article the article
   * @return entities in the order of their first mentions, and keywords
   */
  Findings find(Article article);

  /**
   * What an article names.
   *
   * @param entities in the order of their first mentions
   * @param keywords the handful of terms that say what the article is about, most telling first
   */
  record Findings(List<Entity> entities, List<String> keywords) {

    public Findings {
      entities = List.copyOf(entities);
      keywords = List.copyOf(keywords);
    }
  }
}
