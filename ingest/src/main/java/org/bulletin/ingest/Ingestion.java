package org.bulletin.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bulletin.ingest.publish.PagePublisher;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.ingest.publish.SourcePages;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.SourceContent;
import org.bulletin.ingest.source.Stamp;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/** One run: decides source by source what is to be done, and does it. Not safe across threads. */
final class Ingestion {

  private final RawPages rawPages;
  private final SourceMemory memory;
  private final PagePublisher publisher;
  private final Predicate<String> restore;
  private final Retraction retraction;
  private final Tally tally;

  /**
   * Prepares a run.
   *
   * @param restore tells by its page_id which retracted page is to be published again
   */
  Ingestion(
      RawPages rawPages,
      SourceMemory memory,
      PagePublisher publisher,
      Retraction retraction,
      Predicate<String> restore,
      Tally tally) {
    this.rawPages = rawPages;
    this.memory = memory;
    this.publisher = publisher;
    this.retraction = retraction;
    this.restore = restore;
    this.tally = tally;
  }

  /** Takes a source. What is published is counted when it is acknowledged, some calls later. */
  void take(PageSource source) {
    Optional<Source> known = memory.recall(source.uri()).filter(each -> stands(each, source));
    Optional<Stamp> then = known.map(Stamp::of);
    if (known.isPresent() && source.stamp().equals(then)) {
      tally.done(source.name(), asBefore(known.get()));
      return;
    }
    try {
      read(source, known);
    } catch (RefusedException e) {
      refuse(source, new Outcome.Refused(e.getMessage()));
    }
  }

  /** Waits until everything is acknowledged. */
  void finish() {
    publisher.flush();
  }

  /**
   * Tells whether what is remembered of a source is the last word, unless the source changes. Of
   * one that holds no pages it is not: another source holds them, and may have given them up. Nor
   * of one with pages that were refused: they may be readable now.
   */
  private boolean stands(Source known, PageSource source) {
    boolean wholly =
        !known.getPages().isEmpty()
            && known.getPages().stream().noneMatch(page -> page.getState() == PageState.REFUSED);
    boolean restores =
        known.getPages().stream()
            .filter(page -> page.getState() == PageState.RETRACTED)
            .anyMatch(page -> restore.test(page.getPageId()));
    return wholly
        && !restores
        && RememberedPages.isSettled(known)
        && known.getOutcome() != SourceOutcome.REFUSED
        && (!source.collectionAsked() || source.collection().equals(known.getCollection()));
  }

  private static Outcome asBefore(Source known) {
    return known.getOutcome() == SourceOutcome.RETRACTED
        ? new Outcome.Retracted()
        : new Outcome.Unchanged();
  }

  private void read(PageSource source, Optional<Source> known) throws RefusedException {
    SourceContent content = rawPages.read(source);
    String hash = content.hash();
    Optional<Source> same = known.filter(each -> each.getHash().equals(hash));
    if (same.isPresent()) {
      keep(source, content, same.get());
      return;
    }
    SourcePages read = rawPages.of(source, content);
    tally.ignored(read.ignored());
    PageClaims claims = new PageClaims(memory, restore, source.uri());
    read.pages().forEach(claims::read);
    read.refused().forEach(claims::refuse);
    if (claims.same().isEmpty() && claims.refused().size() == claims.pages().size()) {
      refuse(source, refusedWholly(claims));
      return;
    }
    claims.refused().forEach(page -> tally.refused(page.pageId(), page.reason()));
    settle(source, SourceRecords.of(source, content, hash, claims), claims);
  }

  private static Outcome.Refused refusedWholly(PageClaims claims) {
    List<SourcePages.RefusedPage> refused = claims.refused();
    return new Outcome.Refused(
        refused.stream()
            .map(SourcePages.RefusedPage::reason)
            .distinct()
            .collect(Collectors.joining("; ")),
        refused.stream().allMatch(SourcePages.RefusedPage::taken));
  }

  private void keep(PageSource source, SourceContent content, Source known) {
    if (source.stamp().isPresent()) {
      remember(source, SourceRecords.touched(known, content.stamp()), asBefore(known));
    } else {
      tally.done(source.name(), asBefore(known));
    }
  }

  private void settle(PageSource source, Source record, PageClaims claims) {
    if (memory.recall(source.uri()).equals(Optional.of(record))) {
      tally.done(source.name(), asBefore(record));
      return;
    }
    List<RememberedPage> dropped = dropped(source, record);
    List<RawPage> all = new ArrayList<>(claims.toPublish());
    dropped.stream()
        .map(page -> RawPages.retracted(page.getPageId(), source.uri(), Instant.now()))
        .forEach(all::add);
    Outcome outcome =
        claims.toPublish().isEmpty()
            ? asBefore(record)
            : new Outcome.Published(claims.toPublish().stream().map(RawPage::getPageId).toList());
    takeOver(source, claims);
    memory.remember(record);
    publisher.publish(
        SourceRecords.announcement(record, dropped),
        all,
        record,
        () -> tally.done(source.name(), outcome));
  }

  /**
   * Pages that are taken over go first: killed after that, their source is read again by the next
   * run, and publishes them if this one has not.
   */
  private void takeOver(PageSource source, PageClaims claims) {
    claims
        .takenFrom()
        .forEach(
            (uri, pageIds) -> {
              Source moving =
                  SourceRecords.moving(memory.recall(uri).orElseThrow(), pageIds, source);
              memory.remember(moving);
              retraction.finish(moving);
            });
  }

  private void remember(PageSource source, Source record, Outcome outcome) {
    memory.remember(record);
    publisher.remember(record, () -> tally.done(source.name(), outcome));
  }

  /** The live pages that a source gave before and gives no more. */
  private List<RememberedPage> dropped(PageSource source, Source record) {
    List<String> held = RememberedPages.held(record);
    List<String> refused =
        record.getPages().stream()
            .filter(page -> page.getState() == PageState.REFUSED)
            .map(RememberedPage::getPageId)
            .toList();
    return memory.recall(source.uri()).map(Source::getPages).orElse(List.of()).stream()
        .filter(page -> page.getState() == PageState.LIVE)
        .filter(page -> !held.contains(page.getPageId()) && !refused.contains(page.getPageId()))
        .filter(page -> isHeldBy(page.getPageId(), source.uri()))
        .toList();
  }

  private boolean isHeldBy(String pageId, String uri) {
    return memory.holderOf(pageId).filter(holder -> holder.getUri().equals(uri)).isPresent();
  }

  private void refuse(PageSource source, Outcome.Refused outcome) {
    Optional<Source> before = memory.recall(source.uri());
    boolean retracted =
        before.filter(each -> each.getOutcome() == SourceOutcome.RETRACTED).isPresent();
    Source record =
        SourceRecords.refused(source, before, rawPages.nameOf(source), outcome.reason());
    if (retracted || source.stamp().isEmpty() || before.equals(Optional.of(record))) {
      tally.done(source.name(), outcome);
    } else {
      remember(source, record, outcome);
    }
  }
}
