package org.bulletin.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bulletin.ingest.publish.PagePublisher;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/**
 * Takes pages away. The sources are marked first, so that no ingester publishes them again; then
 * the pages are retracted. Cut short at any point, the same retraction again completes it.
 */
final class Retraction {

  private final SourceMemory memory;
  private final Runnable catchUp;
  private final PagePublisher publisher;
  private final TreeSet<String> retracted = new TreeSet<>();
  private final TreeSet<String> repeated = new TreeSet<>();

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

  RetractionResult of(Selection selection) {
    catchUp.run();
    List<Source> before = chosen(selection).filter(Retraction::isRetracted).toList();
    List<RawPage> again = pagesOf(before);
    List<Source> live = chosen(selection).filter(source -> !isRetracted(source)).toList();
    again.forEach(page -> repeated.add(page.getPageId()));
    publisher.retract(List.of(), again);
    // An ingester that runs meanwhile may publish changed files once more: until it has not.
    while (!live.isEmpty()) {
      List<RawPage> pages = pagesOf(live);
      List<Source> marked = live.stream().map(SourceRecords::retracted).toList();
      publisher.retract(marked, pages);
      pages.forEach(page -> retracted.add(page.getPageId()));
      catchUp.run();
      live = chosen(selection).filter(source -> !isRetracted(source)).toList();
    }
    return new RetractionResult(List.copyOf(retracted), List.copyOf(repeated), unknown(selection));
  }

  private Stream<Source> chosen(Selection selection) {
    return memory.all().stream().filter(selection::includes);
  }

  private List<RawPage> pagesOf(List<Source> sources) {
    List<RawPage> pages = new ArrayList<>();
    for (Source source : sources) {
      for (String pageId : source.getPageIds()) {
        if (memory.holderOf(pageId).filter(source::equals).isPresent()) {
          pages.add(RawPages.retracted(pageId, source.getUri(), Instant.now()));
        }
      }
    }
    return pages;
  }

  private List<String> unknown(Selection selection) {
    return selection instanceof Selection.Pages pages
        ? pages.pageIds().stream()
            .filter(pageId -> memory.holderOf(pageId).isEmpty())
            .sorted()
            .toList()
        : List.of();
  }

  private static boolean isRetracted(Source source) {
    return source.getOutcome() == SourceOutcome.RETRACTED;
  }
}
