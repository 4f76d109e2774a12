package org.bulletin.ingest.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;

/**
 * What is remembered of all sources: the state of {@code bulletin.sources}, in memory. Not safe
 * across threads.
 */
public final class SourceMemory {

  private final Map<String, Source> byUri = new LinkedHashMap<>();
  private final Map<String, String> uriByPageId = new HashMap<>();
  private final Map<String, String> pageIdByTextHash = new HashMap<>();

  /** What is remembered of a source. */
  public Optional<Source> recall(String uri) {
    return Optional.ofNullable(byUri.get(uri));
  }

  /**
   * The source that a page belongs to. Where several gave it: one that has not retracted it, and of
   * those the one that was remembered last.
   */
  public Optional<Source> holderOf(String pageId) {
    return Optional.ofNullable(uriByPageId.get(pageId)).map(byUri::get);
  }

  /**
   * A page that some source holds, live or retracted, with the same text.
   *
   * @param textHash the page's, see {@link TextHash}
   */
  public Optional<String> pageOfText(String textHash) {
    return Optional.ofNullable(pageIdByTextHash.get(textHash))
        .filter(pageId -> holderOf(pageId).isPresent());
  }

  /** Remembers a source in place of what was remembered of it before. */
  public void remember(Source source) {
    forget(source.getUri());
    byUri.put(source.getUri(), source);
    for (RememberedPage page : source.getPages()) {
      boolean live = page.getState() == PageState.LIVE;
      if (live || (page.getState() == PageState.RETRACTED && !isLive(page.getPageId()))) {
        uriByPageId.put(page.getPageId(), source.getUri());
        pageIdByTextHash.put(page.getTextHash(), page.getPageId());
      }
    }
  }

  /** Forgets a source. */
  public void forget(String uri) {
    Source source = byUri.remove(uri);
    if (source != null) {
      for (RememberedPage page : source.getPages()) {
        uriByPageId.remove(page.getPageId(), uri);
        pageIdByTextHash.remove(page.getTextHash(), page.getPageId());
      }
    }
  }

  /** Forgets everything. */
  public void clear() {
    byUri.clear();
    uriByPageId.clear();
    pageIdByTextHash.clear();
  }

  /** All sources, in the order in which they were remembered last. */
  public Collection<Source> all() {
    return Collections.unmodifiableCollection(byUri.values());
  }

  private boolean isLive(String pageId) {
    return holderOf(pageId)
        .filter(holder -> !RememberedPages.isRetracted(holder, pageId))
        .isPresent();
  }
}
