package org.bulletin.ingest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.SourceContent;
import org.bulletin.ingest.source.Stamp;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;

/** Makes the records of what is remembered of sources. */
final class SourceRecords {

  private static final Stamp UNKNOWN = new Stamp(0, Instant.EPOCH);

  private SourceRecords() {}

  /**
   * What is remembered of a source while its pages are being written: those that it gives, and
   * those that it gives no more and that are being retracted.
   */
  static Source announcement(Source source, List<RememberedPage> dropped) {
    List<RememberedPage> pages = new ArrayList<>(source.getPages());
    pages.addAll(dropped);
    return Source.newBuilder(source)
        .setPages(pages)
        .setOutcome(SourceOutcome.WRITING)
        .setReason("")
        .build();
  }

  /** A source whose pages have been read and claimed. */
  static Source of(PageSource source, SourceContent content, String hash, PageClaims claims) {
    Source.Builder record = of(source, content.stamp()).setHash(hash).setPages(claims.pages());
    claims.same().ifPresent(other -> record.setReason("the same as " + readable(other)));
    boolean live =
        claims.pages().stream().anyMatch(page -> page.getState() == PageState.LIVE)
            || (claims.same().isPresent() && !claims.sameIsRetracted());
    return record.setOutcome(live ? SourceOutcome.PUBLISHED : SourceOutcome.RETRACTED).build();
  }

  /**
   * A refused source keeps the pages that it gave when it was good.
   *
   * @param pageId what its page would be called, if it gave none
   */
  static Source refused(PageSource source, Optional<Source> before, String pageId, String reason) {
    RememberedPage page =
        RememberedPage.newBuilder()
            .setPageId(pageId)
            .setState(PageState.REFUSED)
            .setReason(reason)
            .build();
    List<RememberedPage> held =
        before.map(Source::getPages).orElse(List.of()).stream()
            .filter(each -> each.getState() != PageState.REFUSED)
            .toList();
    return of(source, source.stamp().orElse(UNKNOWN))
        .setPages(held.isEmpty() ? List.of(page) : held)
        .setOutcome(SourceOutcome.REFUSED)
        .setReason(reason)
        .build();
  }

  static Source touched(Source source, Stamp stamp) {
    return Source.newBuilder(source)
        .setSize(stamp.size())
        .setModifiedAt(stamp.modifiedAt())
        .build();
  }

  /** A source some of whose live pages are being retracted. */
  static Source retracting(Source source, Predicate<String> pageIds) {
    return leaving(source, pageIds, PageState.RETRACTED, "");
  }

  /** A source some of whose live pages are being taken over by another one. */
  static Source moving(Source source, Set<String> pageIds, PageSource taker) {
    return leaving(
        source, pageIds::contains, PageState.MOVED, "the same as " + readable(taker.uri()));
  }

  private static Source leaving(
      Source source, Predicate<String> pageIds, PageState state, String reason) {
    List<RememberedPage> pages =
        source.getPages().stream()
            .map(
                page ->
                    page.getState() == PageState.LIVE && pageIds.test(page.getPageId())
                        ? RememberedPages.in(state, page)
                        : page)
            .toList();
    return Source.newBuilder(source)
        .setPages(pages)
        .setOutcome(SourceOutcome.RETRACTING)
        .setReason(reason)
        .build();
  }

  /** A source whose retractions are all written. */
  static Source retracted(Source source) {
    List<RememberedPage> pages =
        source.getPages().stream().filter(page -> page.getState() != PageState.MOVED).toList();
    boolean allRetracted =
        RememberedPages.live(source).isEmpty() && pages.size() == source.getPages().size();
    return Source.newBuilder(source)
        .setPages(pages)
        .setOutcome(allRetracted ? SourceOutcome.RETRACTED : SourceOutcome.PUBLISHED)
        .build();
  }

  /** A source's name for people: a file's path as it is typed. */
  static String readable(Source source) {
    return readable(source.getUri());
  }

  private static String readable(String name) {
    URI uri = URI.create(name);
    return "file".equals(uri.getScheme())
        ? Path.of(uri).toString()
        : uri.getScheme() + ":" + uri.getSchemeSpecificPart();
  }

  private static Source.Builder of(PageSource source, Stamp stamp) {
    return Source.newBuilder()
        .setUri(source.uri())
        .setCollection(source.collection())
        .setSize(stamp.size())
        .setModifiedAt(stamp.modifiedAt());
  }
}
