package org.bulletin.ingest.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/**
 * Makes ingesters remember the sources of pages that do not come from a source but from a backup:
 * the same sources ingested again then publish nothing anew, and what was retracted stays away.
 *
 * <p>As ever, a source is announced before its pages are written, and concluded after: cut short in
 * between, ingesters take its pages for unfinished, and publish them again. Not safe across
 * threads.
 */
public final class SourceRestore {

  private final SourceMemory memory;
  private final Map<String, RestoredSource> restored = new LinkedHashMap<>();

  /**
   * Begins.
   *
   * @param memory what is remembered now; caught up, and kept up with what this returns
   */
  public SourceRestore(SourceMemory memory) {
    this.memory = memory;
  }

  /**
   * Whether ingesters know a page well: some source holds it, and nothing is unfinished with it.
   */
  public boolean isKnown(String pageId) {
    return memory.holderOf(pageId).filter(RememberedPages::isSettled).isPresent();
  }

  /**
   * Takes a page in that is going to be written, or is there and not known well.
   *
   * @param remembered what was remembered of it, where that is told; of a retracted page without it
   *     nobody knows which text is not to come back, and nothing is remembered
   */
  public void take(RawPage page, Optional<PageMemory> remembered) {
    String uri = remembered.map(each -> each.source().getUri()).orElse(page.getSource());
    if (!isUsable(uri) || (page.getRetracted() && remembered.isEmpty())) {
      return;
    }
    restored
        .computeIfAbsent(
            uri,
            any ->
                new RestoredSource(
                    memory.recall(uri),
                    remembered.map(PageMemory::bare).orElseGet(() -> unread(uri, page))))
        .take(page, remembered);
  }

  /**
   * What must be remembered before the pages that were taken in since the last call are written.
   */
  public List<Source> announcements() {
    List<Source> sources = new ArrayList<>();
    for (RestoredSource source : restored.values()) {
      source.announcement().ifPresent(sources::add);
    }
    sources.forEach(memory::remember);
    return sources;
  }

  /**
   * What is to be remembered when all pages are written.
   *
   * @param whole whether nothing was left out: else every source is read again when it is ingested
   */
  public List<Source> conclusions(boolean whole) {
    List<Source> sources =
        restored.values().stream()
            .map(source -> source.conclusion(whole))
            .filter(source -> !memory.recall(source.getUri()).equals(Optional.of(source)))
            .toList();
    sources.forEach(memory::remember);
    return sources;
  }

  private static Source unread(String uri, RawPage page) {
    int slash = page.getPageId().indexOf('/');
    boolean named = page.getIdentity() == Identity.PATH && slash > 0;
    return Source.newBuilder()
        .setUri(uri)
        .setCollection(named ? page.getPageId().substring(0, slash) : "")
        .setOutcome(SourceOutcome.PUBLISHED)
        .build();
  }

  /** A source is told by its URI; pages that something else has published may say anything. */
  private static boolean isUsable(String uri) {
    try {
      URI parsed = URI.create(uri);
      return parsed.getScheme() != null
          && (!parsed.getScheme().equals("file") || Path.of(parsed).isAbsolute());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
