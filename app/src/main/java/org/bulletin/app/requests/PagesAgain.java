package org.bulletin.app.requests;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/** Asks for many pages at once. */
public final class PagesAgain {

  private final ClusterSettings cluster;
  private final Registry registry;
  private final String generation;

  /**
   * Prepares.
   *
   * @param generation that says which pages there are: the served one
   */
  public PagesAgain(ClusterSettings cluster, Registry registry, String generation) {
    this.cluster = cluster;
    this.registry = registry;
    this.generation = generation;
  }

  /**
   * Asks every live generation for the selected pages. All is acknowledged when this returns.
   *
   * @param reason who asks, and why
   * @return the number of pages
   */
  public int ask(PageSelection selection, String reason) {
    return ask(StoredPages.of(cluster, registry, generation, selection).ids(), reason);
  }

  /**
   * Asks for those of the selected pages that could not be split, or that something else names
   * which failed.
   *
   * @param keys of records that failed: page_ids, or article_ids of a page's articles
   */
  public int askFailed(PageSelection selection, Set<String> keys, String reason) {
    StoredPages pages = StoredPages.of(cluster, registry, generation, selection);
    Set<String> failed = new TreeSet<>(pages.unsplit());
    keys.forEach(key -> pages.namedBy(key).ifPresent(failed::add));
    return ask(failed, reason);
  }

  private int ask(Set<String> pageIds, String reason) {
    try (PageRequests requests = PageRequests.open(cluster, registry)) {
      pageIds.forEach(pageId -> requests.send(pageId, Optional.empty(), reason));
      requests.flush();
    }
    return pageIds.size();
  }
}
