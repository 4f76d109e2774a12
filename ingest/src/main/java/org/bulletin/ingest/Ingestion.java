package org.bulletin.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.ingest.publish.PagePublisher;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.ingest.publish.SourcePages;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.SourceContent;
import org.bulletin.ingest.source.Stamp;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/** One run: decides source by source what is to be done, and does it. Not safe across threads. */
final class Ingestion {

  private final RawPages rawPages;
  private final SourceMemory memory;
  private final PagePublisher publisher;
  private final boolean restore;
  private final Tally tally;

  Ingestion(
      RawPages rawPages,
      SourceMemory memory,
      PagePublisher publisher,
      boolean restore,
      Tally tally) {
    this.rawPages = rawPages;
    this.memory = memory;
    this.publisher = publisher;
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
      refuse(source, e.getMessage());
    }
  }

  /** Waits until everything is acknowledged. */
  void finish() {
    publisher.flush();
  }

  /**
   * Tells whether what is remembered of a source is the last word, unless the source changes. Of
   * one that holds no pages it is not: another source holds them, and may have given them up.
   */
  private boolean stands(Source known, PageSource source) {
    if (known.getPageIds().isEmpty()) {
      return false;
    }
    return switch (known.getOutcome()) {
      case PUBLISHED ->
          !source.collectionAsked() || source.collection().equals(known.getCollection());
      case RETRACTED -> !restore;
      case REFUSED, UNKNOWN -> false;
    };
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
    if (read.pages().isEmpty()) {
      throw new RefusedException(read.refused().get(0).reason());
    }
    List<RawPage> pages = read.pages();
    Optional<Source> other = otherHolder(source, pages);
    if (other.isEmpty() || isFree(other.get(), hash)) {
      Source record = SourceRecords.published(source, content, hash, idsOf(pages));
      publish(source, pages, record, new Outcome.Published(record.getPageIds()));
    } else if (other.get().getHash().equals(hash)) {
      Source record = SourceRecords.sameAs(source, content, other.get());
      note(source, record);
    } else {
      throw new RefusedException(
          "another text of the page %s is there already, from %s; retract that one first if this"
                  .formatted(
                      String.join(", ", heldBy(other.get(), pages)),
                      SourceRecords.readable(other.get()))
              + " one is to take its place");
    }
  }

  private void keep(PageSource source, SourceContent content, Source known) {
    if (source.stamp().isPresent()) {
      remember(source, SourceRecords.touched(known, content.stamp()), asBefore(known));
    } else {
      tally.done(source.name(), asBefore(known));
    }
  }

  private void publish(PageSource source, List<RawPage> pages, Source record, Outcome outcome) {
    List<RawPage> dropped = dropped(source, record.getPageIds());
    Source announcement = SourceRecords.announcement(record, idsOf(dropped));
    List<RawPage> all = new ArrayList<>(pages);
    all.addAll(dropped);
    memory.remember(record);
    publisher.publish(announcement, all, record, () -> tally.done(source.name(), outcome));
  }

  private void note(PageSource source, Source record) {
    if (memory.recall(source.uri()).equals(Optional.of(record))) {
      tally.done(source.name(), asBefore(record));
    } else {
      publish(source, List.of(), record, asBefore(record));
    }
  }

  private void remember(PageSource source, Source record, Outcome outcome) {
    memory.remember(record);
    publisher.remember(record, () -> tally.done(source.name(), outcome));
  }

  /** Retractions of the pages that a source gave before and gives no more. */
  private List<RawPage> dropped(PageSource source, List<String> pageIds) {
    return memory.recall(source.uri()).map(Source::getPageIds).orElse(List.of()).stream()
        .filter(pageId -> !pageIds.contains(pageId))
        .filter(pageId -> isHeldBy(pageId, source.uri()))
        .map(pageId -> RawPages.retracted(pageId, source.uri(), Instant.now()))
        .toList();
  }

  private boolean isHeldBy(String pageId, String uri) {
    return memory.holderOf(pageId).filter(holder -> holder.getUri().equals(uri)).isPresent();
  }

  private Optional<Source> otherHolder(PageSource source, List<RawPage> pages) {
    return pages.stream()
        .map(page -> memory.holderOf(page.getPageId()))
        .flatMap(Optional::stream)
        .filter(holder -> !holder.getUri().equals(source.uri()))
        .findFirst();
  }

  /** A retracted page may be given by another source, if it brings another text. */
  private boolean isFree(Source holder, String hash) {
    return holder.getOutcome() == SourceOutcome.RETRACTED
        && (restore || !holder.getHash().equals(hash));
  }

  private static List<String> heldBy(Source holder, List<RawPage> pages) {
    return idsOf(pages).stream().filter(holder.getPageIds()::contains).toList();
  }

  private static List<String> idsOf(List<RawPage> pages) {
    return pages.stream().map(RawPage::getPageId).toList();
  }

  private void refuse(PageSource source, String reason) {
    Optional<Source> before = memory.recall(source.uri());
    boolean retracted =
        before.filter(each -> each.getOutcome() == SourceOutcome.RETRACTED).isPresent();
    Source record = SourceRecords.refused(source, before, reason);
    Outcome outcome = new Outcome.Refused(reason);
    if (retracted || source.stamp().isEmpty() || before.equals(Optional.of(record))) {
      tally.done(source.name(), outcome);
    } else {
      remember(source, record, outcome);
    }
  }
}
