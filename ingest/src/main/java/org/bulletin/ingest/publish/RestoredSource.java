package org.bulletin.ingest.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/**
 * A source some of whose pages come from a backup. Its size, time and hash, by which ingesters tell
 * that it has not changed, are kept only if all its pages are there as they were then; without them
 * it is read again, which publishes what is missing and nothing else.
 */
final class RestoredSource {

  private final Optional<Source> there;
  private final Source told;
  private final Map<String, RememberedPage> pages = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private int pagesInAll;
  private boolean asRemembered = true;
  private boolean changed;

  /**
   * Begins with no page taken in.
   *
   * @param there what is remembered of the source now
   * @param told what the backup says of it
   */
  RestoredSource(Optional<Source> there, Source told) {
    this.there = there;
    this.told = told;
    there.ifPresent(
        known -> {
          known.getPages().forEach(page -> pages.put(page.getPageId(), page));
          asRemembered = known.getHash().equals(told.getHash());
        });
  }

  void take(RawPage page, Optional<PageMemory> remembered) {
    RememberedPage now = memoryOf(page, remembered);
    asRemembered &=
        remembered
            .map(PageMemory::source)
            .filter(
                source ->
                    RememberedPages.isSettled(source) && source.getHash().equals(told.getHash()))
            .flatMap(source -> RememberedPages.find(source, page.getPageId()))
            .filter(now::equals)
            .isPresent();
    pages.put(page.getPageId(), now);
    taken.add(page.getPageId());
    remembered.ifPresent(
        memory -> {
          pagesInAll = memory.pages();
          memory.source().getPages().stream()
              .filter(each -> each.getState() == PageState.REFUSED)
              .forEach(each -> pages.putIfAbsent(each.getPageId(), each));
        });
    changed = true;
  }

  /** A retracted page has no text any more: only the memory knows what is not to come back. */
  private static RememberedPage memoryOf(RawPage page, Optional<PageMemory> remembered) {
    if (!page.getRetracted()) {
      return RememberedPage.newBuilder()
          .setPageId(page.getPageId())
          .setState(PageState.LIVE)
          .setContentHash(page.getContentHash())
          .setTextHash(TextHash.of(page.getText()))
          .build();
    }
    return remembered
        .flatMap(memory -> RememberedPages.find(memory.source(), page.getPageId()))
        .map(known -> RememberedPages.in(PageState.RETRACTED, known))
        .orElseGet(
            () ->
                RememberedPage.newBuilder()
                    .setPageId(page.getPageId())
                    .setState(PageState.RETRACTED)
                    .setContentHash(page.getContentHash())
                    .build());
  }

  /** What is to be remembered before pages are written; empty if none was taken in meanwhile. */
  Optional<Source> announcement() {
    if (!changed) {
      return Optional.empty();
    }
    changed = false;
    return Optional.of(record(told, SourceOutcome.WRITING, ""));
  }

  /** What is to be remembered when all pages are written. */
  Source conclusion(boolean whole) {
    List<RememberedPage> held = held();
    boolean unfinished =
        there.filter(known -> !RememberedPages.isSettled(known)).isPresent()
            && !held.stream().map(RememberedPage::getPageId).allMatch(taken::contains);
    Source stamped =
        whole && asRemembered && !unfinished && held.size() == pagesInAll ? told : unread();
    if (unfinished) {
      return record(stamped, SourceOutcome.WRITING, "");
    }
    if (told.getOutcome() == SourceOutcome.REFUSED) {
      return record(stamped, SourceOutcome.REFUSED, told.getReason());
    }
    boolean live = held.stream().anyMatch(page -> page.getState() == PageState.LIVE);
    return record(
        stamped, live ? SourceOutcome.PUBLISHED : SourceOutcome.RETRACTED, told.getReason());
  }

  private List<RememberedPage> held() {
    return pages.values().stream()
        .filter(page -> page.getState() == PageState.LIVE || page.getState() == PageState.RETRACTED)
        .toList();
  }

  private Source unread() {
    return Source.newBuilder(told).setSize(0).setModifiedAt(Instant.EPOCH).setHash("").build();
  }

  private Source record(Source stamped, SourceOutcome outcome, String reason) {
    return Source.newBuilder(stamped)
        .setPages(new ArrayList<>(pages.values()))
        .setOutcome(outcome)
        .setReason(reason)
        .build();
  }
}
