package org.bulletin.ingest;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bulletin.ingest.publish.PagePublisher;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/**
 * Takes pages away. Their sources are marked first, so that no ingester publishes them again; then
 * the pages are retracted; then the marks say that they are. Cut short at any point, the next run
 * of any ingester completes it.
 */
final class Retraction {

  private final SourceMemory memory;
  private final Runnable catchUp;
  private final PagePublisher publisher;
  private final TreeSet<String> retracted = new TreeSet<>();

  /**
   * Prepares.
   *
   * @param catchUp brings the memory up to date
   */
  Retraction(SourceMemory memory, Runnable catchUp, PagePublisher publisher) {
    this.memory = memory;
    this.catchUp = catchUp;
    this.publisher = publisher;
  }

  /** Retracts what is selected. All is acknowledged when this returns. */
  RetractionResult of(Selection selection) {
    catchUp.run();
    complete();
    List<String> before = heldAndRetracted(selection);
    List<Source> live = live(selection);
    // An ingester that runs meanwhile may publish changed files once more: until it has not.
    while (!live.isEmpty()) {
      for (Source source : live) {
        Source marked =
            SourceRecords.retracting(source, pageId -> selection.includes(source, pageId));
        RememberedPages.live(source).stream()
            .filter(pageId -> selection.includes(source, pageId))
            .forEach(retracted::add);
        memory.remember(marked);
        finish(marked);
      }
      publisher.flush();
      catchUp.run();
      live = live(selection);
    }
    return new RetractionResult(List.copyOf(retracted), before, unknown(selection));
  }

  /** Writes the retractions that are marked and may not be written. */
  void complete() {
    List<Source> marked =
        memory.all().stream()
            .filter(source -> source.getOutcome() == SourceOutcome.RETRACTING)
            .toList();
    for (Source source : marked) {
      finish(source);
    }
    publisher.flush();
  }

  /** Writes a source that is marked, the retractions of its pages, and that they are written. */
  void finish(Source source) {
    List<RawPage> pages =
        Stream.concat(
                RememberedPages.in(PageState.RETRACTED, source).stream()
                    .filter(pageId -> isHolder(source, pageId)),
                RememberedPages.in(PageState.MOVED, source).stream()
                    .filter(pageId -> memory.holderOf(pageId).isEmpty()))
            .map(pageId -> RawPages.retracted(pageId, source.getUri(), Instant.now()))
            .toList();
    Source done = SourceRecords.retracted(source);
    memory.remember(done);
    publisher.publish(source, pages, done, () -> {});
  }

  private List<Source> live(Selection selection) {
    return memory.all().stream()
        .filter(
            source ->
                RememberedPages.live(source).stream()
                    .anyMatch(pageId -> selection.includes(source, pageId)))
        .toList();
  }

  private List<String> heldAndRetracted(Selection selection) {
    TreeSet<String> pageIds = new TreeSet<>();
    for (Source source : memory.all()) {
      RememberedPages.held(source).stream()
          .filter(pageId -> RememberedPages.isRetracted(source, pageId))
          .filter(pageId -> isHolder(source, pageId) && selection.includes(source, pageId))
          .forEach(pageIds::add);
    }
    return List.copyOf(pageIds);
  }

  private boolean isHolder(Source source, String pageId) {
    return memory.holderOf(pageId).filter(source::equals).isPresent();
  }

  private List<String> unknown(Selection selection) {
    return selection instanceof Selection.Pages pages
        ? pages.pageIds().stream()
            .filter(pageId -> memory.holderOf(pageId).isEmpty())
            .sorted()
            .toList()
        : List.of();
  }
}
