package org.bulletin.streams.topology;

import io.micrometer.core.instrument.Timer;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.EntityFinder;

/** Finds what the other does, and takes the time of each article, also of one that fails. */
record TimedFinder(EntityFinder other, Timer timer) implements EntityFinder {

  @Override
  public Context contextOf(RawPage page) {
    return other.contextOf(page);
  }

  @Override
  public Findings find(Article article) {
    return timer.record(() -> other.find(article));
  }
}
