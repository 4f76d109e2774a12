package org.bulletin.ingest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.SourceContent;
import org.bulletin.ingest.source.Stamp;
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
  static Source announcement(Source source, List<String> dropped) {
    List<String> pageIds = new ArrayList<>(source.getPageIds());
    pageIds.addAll(dropped);
    return Source.newBuilder(source)
        .setPageIds(pageIds)
        .setOutcome(SourceOutcome.UNKNOWN)
        .setReason("its pages are being written")
        .build();
  }

  static Source published(
      PageSource source, SourceContent content, String hash, List<String> pageIds) {
    return of(source, content.stamp())
        .setHash(hash)
        .setPageIds(pageIds)
        .setOutcome(SourceOutcome.PUBLISHED)
        .build();
  }

  /** A source of pages that another one gave already: it holds none, and shares their fate. */
  static Source sameAs(PageSource source, SourceContent content, Source other) {
    return of(source, content.stamp())
        .setHash(other.getHash())
        .setOutcome(
            other.getOutcome() == SourceOutcome.RETRACTED
                ? SourceOutcome.RETRACTED
                : SourceOutcome.PUBLISHED)
        .setReason("the same as " + readable(other))
        .build();
  }

  /** A refused source keeps the pages that it gave when it was good. */
  static Source refused(PageSource source, Optional<Source> before, String reason) {
    return of(source, source.stamp().orElse(UNKNOWN))
        .setPageIds(before.map(Source::getPageIds).orElse(List.of()))
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

  static Source retracted(Source source) {
    return Source.newBuilder(source).setOutcome(SourceOutcome.RETRACTED).setReason("").build();
  }

  /** A source's name for people: a file's path as it is typed. */
  static String readable(Source source) {
    URI uri = URI.create(source.getUri());
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
