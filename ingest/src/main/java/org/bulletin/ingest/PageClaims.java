package org.bulletin.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.ingest.publish.SourcePages.RefusedPage;
import org.bulletin.ingest.publish.TextHash;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.PageIds;

/**
 * Decides page by page whether a source may publish it, or another source holds it already. A page
 * that is called by its path gives way to any page with the same text, and is given up for one
 * whose newspaper, date and label are known.
 */
final class PageClaims {

  private final SourceMemory memory;
  private final Predicate<String> restore;
  private final String uri;
  private final Optional<Source> before;
  private final List<RawPage> toPublish = new ArrayList<>();
  private final List<RememberedPage> pages = new ArrayList<>();
  private final List<RefusedPage> refused = new ArrayList<>();
  private final Map<String, Set<String>> takenFrom = new LinkedHashMap<>();
  private final Set<String> claimed = new HashSet<>();
  private Optional<Source> same = Optional.empty();
  private boolean sameIsRetracted = true;

  /**
   * Decides for a source.
   *
   * @param restore tells by its page_id which retracted page is to be published again
   */
  PageClaims(SourceMemory memory, Predicate<String> restore, String uri) {
    this.memory = memory;
    this.restore = restore;
    this.uri = uri;
    this.before = memory.recall(uri);
  }

  /** Decides about a page that was read. */
  void read(RawPage page) {
    String pageId = page.getPageId();
    if (!claimed.add(pageId)) {
      refuse(new RefusedPage(pageId, "the same source has another page that is called " + pageId));
      return;
    }
    Optional<Source> holder = memory.holderOf(pageId).filter(source -> !isThis(source));
    String textHash = TextHash.of(page.getText());
    if (holder.isPresent()) {
      contest(page, textHash, holder.get());
      return;
    }
    Optional<RememberedPage> retracted = retractedHere(page, textHash);
    if (retracted.isPresent()) {
      pages.add(retracted.get());
      return;
    }
    Optional<Twin> twin = isKnownHere(pageId) ? Optional.empty() : twinOf(textHash);
    if (twin.isEmpty()) {
      claim(page, textHash);
    } else if (page.getIdentity() == Identity.PATH || staysRetracted(twin.get().page(), page)) {
      giveWay(twin.get().holder(), twin.get().page());
    } else {
      twin.filter(Twin::isNamedByPath).ifPresent(this::takeOver);
      claim(page, textHash);
    }
  }

  /** The pages to publish. */
  List<RawPage> toPublish() {
    return toPublish;
  }

  /** What is to be remembered of the pages. */
  List<RememberedPage> pages() {
    return pages;
  }

  /** The pages that are refused. */
  List<RefusedPage> refused() {
    return refused;
  }

  /** A source that gives pages of this one, if there is one. */
  Optional<Source> same() {
    return same;
  }

  /** Whether this source holds nothing but what other sources have retracted. */
  boolean sameIsRetracted() {
    return same.isPresent() && sameIsRetracted;
  }

  /** Pages of other sources that this one takes over, by the sources' URIs. */
  Map<String, Set<String>> takenFrom() {
    return takenFrom;
  }

  /** A page of another source with the same text. */
  private record Twin(Source holder, RememberedPage page) {

    boolean isNamedByPath() {
      return PageIds.issueOf(page.getPageId()).isEmpty();
    }
  }

  private Optional<Twin> twinOf(String textHash) {
    return memory
        .pageOfText(textHash)
        .flatMap(
            pageId ->
                memory
                    .holderOf(pageId)
                    .filter(holder -> !isThis(holder))
                    .flatMap(
                        holder ->
                            RememberedPages.find(holder, pageId)
                                .map(found -> new Twin(holder, found))));
  }

  private void takeOver(Twin twin) {
    takenFrom
        .computeIfAbsent(twin.holder().getUri(), any -> new HashSet<>())
        .add(twin.page().getPageId());
  }

  private void contest(RawPage page, String textHash, Source holder) {
    RememberedPage held = RememberedPages.find(holder, page.getPageId()).orElseThrow();
    if (held.getContentHash().equals(page.getContentHash())
        && !(restore.test(page.getPageId()) && held.getState() == PageState.RETRACTED)) {
      giveWay(holder, held);
    } else if (held.getState() == PageState.RETRACTED) {
      claim(page, textHash);
    } else {
      refuse(
          new RefusedPage(
              page.getPageId(),
              "another text of the page %s is there already, from %s; retract that one first if this"
                      .formatted(page.getPageId(), SourceRecords.readable(holder))
                  + " one is to take its place",
              true));
    }
  }

  private void claim(RawPage page, String textHash) {
    RememberedPage claim =
        RememberedPage.newBuilder()
            .setPageId(page.getPageId())
            .setState(PageState.LIVE)
            .setContentHash(page.getContentHash())
            .setTextHash(textHash)
            .build();
    pages.add(claim);
    boolean isThere =
        before
            .filter(RememberedPages::isSettled)
            .flatMap(known -> RememberedPages.find(known, page.getPageId()))
            .filter(claim::equals)
            .isPresent();
    if (!isThere) {
      toPublish.add(page);
    }
  }

  private void giveWay(Source holder, RememberedPage page) {
    same = Optional.of(holder);
    sameIsRetracted &= page.getState() == PageState.RETRACTED;
  }

  /** Refuses a page, such as one that could not be read. */
  void refuse(RefusedPage page) {
    refused.add(page);
    pages.add(
        RememberedPage.newBuilder()
            .setPageId(page.pageId())
            .setState(PageState.REFUSED)
            .setReason(page.reason())
            .build());
  }

  /** The page of this source, whatever it was called, whose text is not to come back. */
  private Optional<RememberedPage> retractedHere(RawPage page, String textHash) {
    return before.stream()
        .flatMap(known -> known.getPages().stream())
        .filter(known -> known.getTextHash().equals(textHash) && staysRetracted(known, page))
        .findFirst();
  }

  private boolean isKnownHere(String pageId) {
    return before.flatMap(known -> RememberedPages.find(known, pageId)).isPresent();
  }

  private boolean staysRetracted(RememberedPage known, RawPage page) {
    return known.getState() == PageState.RETRACTED && !restore.test(page.getPageId());
  }

  private boolean isThis(Source source) {
    return source.getUri().equals(uri);
  }
}
