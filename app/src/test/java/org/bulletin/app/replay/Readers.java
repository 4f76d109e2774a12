package org.bulletin.app.replay;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;

/** Somebody who searches all the time, through the alias, and counts. */
final class Readers {

  private final AtomicInteger searches = new AtomicInteger();
  private final AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
  private final long first;
  private final Thread thread;
  private volatile boolean stopped;

  Readers(OpenSearchSettings openSearch) {
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch)) {
      this.first = found(new ArticleSearch(connection));
    }
    this.thread = new Thread(() -> search(openSearch), "reader");
    thread.start();
  }

  private void search(OpenSearchSettings openSearch) {
    try (OpenSearchConnection connection = OpenSearchConnection.to(openSearch)) {
      ArticleSearch search = new ArticleSearch(connection);
      while (!stopped) {
        fewest.accumulateAndGet(found(search), Math::min);
        searches.incrementAndGet();
      }
    } catch (RuntimeException e) {
      fewest.set(-1);
      throw e;
    }
  }

  private static long found(ArticleSearch search) {
    return search.find(new ArticleQuery(GeneratedPages.DAM, Order.BEST, 0, 1)).total();
  }

  /** How many articles were there to begin with. */
  long first() {
    return first;
  }

  int searches() {
    return searches.get();
  }

  /** Stops, and gives the fewest articles that a search has found; -1 if a search failed. */
  long stop() throws InterruptedException {
    stopped = true;
    thread.join();
    return fewest.get();
  }
}
