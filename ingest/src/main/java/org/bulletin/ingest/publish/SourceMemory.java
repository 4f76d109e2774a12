package org.bulletin.ingest.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/**
 * What is remembered of all sources: the state of {@code bulletin.sources}, in memory. Not safe
 * across threads.
 */
public final class SourceMemory {

  private final Map<String, Source> byUri = new LinkedHashMap<>();
  private final Map<String, String> uriByPageId = new HashMap<>();

  /** What is remembered of a source. */
  public Optional<Source> recall(String uri) {
    return Optional.ofNullable(byUri.get(uri));
  }

  /**
   * The source that a page belongs to. Where several gave it: one that is not retracted, and of
   * those the one that was remembered last.
   */
  public Optional<Source> holderOf(String pageId) {
    return Optional.ofNullable(uriByPageId.get(pageId)).map(byUri::get);
  }

  /** Remembers a source in place of what was remembered of it before. */
  public void remember(Source source) {
    forget(source.getUri());
    byUri.put(source.getUri(), source);
    for (String pageId : source.getPageIds()) {
      if (!isRetracted(source)
          || holderOf(pageId).filter(holder -> !isRetracted(holder)).isEmpty()) {
        uriByPageId.put(pageId, source.getUri());
      }
    }
  }

  /** Forgets a source. */
  public void forget(String uri) {
    Source source = byUri.remove(uri);
    if (source != null) {
      source.getPageIds().forEach(pageId -> uriByPageId.remove(pageId, uri));
    }
  }

  /** Forgets everything. */
  public void clear() {
    byUri.clear();
    uriByPageId.clear();
  }

  /** All sources, in the order in which they were remembered last. */
  public Collection<Source> all() {
    return Collections.unmodifiableCollection(byUri.values());
  }

  private static boolean isRetracted(Source source) {
    return source.getOutcome() == SourceOutcome.RETRACTED;
  }
}
