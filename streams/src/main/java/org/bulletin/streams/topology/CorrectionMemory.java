package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.topics.PageIds;

/** Remembers the corrections of all pages, also of those that are not there (yet). */
final class CorrectionMemory {

  private final KeyValueStore<String, Correction> corrections;

  CorrectionMemory(KeyValueStore<String, Correction> corrections) {
    this.corrections = corrections;
  }

  /**
   * Takes an event in.
   *
   * @return the page whose articles it may change; empty if it says nothing new
   */
  Optional<String> pageChangedBy(PageEvent.Corrected event) {
    Optional<Correction> before = Optional.ofNullable(corrections.get(event.articleId()));
    if (before.equals(event.correction())) {
      return Optional.empty();
    }
    corrections.put(event.articleId(), event.correction().orElse(null));
    return event.correction().or(() -> before).map(Correction::getPageId);
  }

  /** The corrections of a page. */
  List<Correction> of(String pageId) {
    List<Correction> found = new ArrayList<>();
    try (KeyValueIterator<String, Correction> scan =
        corrections.prefixScan(PageIds.articlesOf(pageId), new StringSerializer())) {
      scan.forEachRemaining(entry -> found.add(entry.value));
    }
    // A page may be called like another one's article: collection/file.pdf#2.
    found.removeIf(correction -> !correction.getPageId().equals(pageId));
    return found;
  }
}
