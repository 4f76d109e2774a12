package org.bulletin.ingest.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.identity.Identities;
import org.bulletin.ingest.identity.PageIdentity;
import org.bulletin.ingest.identity.PagePlace;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.SourcePages.RefusedPage;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.PageReader;
import org.bulletin.ingest.read.PageReaders;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.Reading;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.read.UnreadPage;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.SourceContent;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.TrustedRecords;

/** Makes the records of pages. Needs no Kafka. Safe across threads. */
public final class RawPages {

  static {
    TrustedRecords.trust();
  }

  private final Identities identities;
  private final PageReaders readers;
  private final Clock clock;

  /** Identifies pages with the help of the newspapers that are known. */
  public RawPages(Newspapers newspapers) {
    this(newspapers, new PageReaders(), Clock.systemUTC());
  }

  RawPages(Newspapers newspapers, PageReaders readers, Clock clock) {
    this.identities = new Identities(newspapers);
    this.readers = readers;
    this.clock = clock;
  }

  /** Tells by a file's name whether it can be read. */
  public boolean canRead(String fileName) {
    return readers.forName(fileName).isPresent();
  }

  /**
   * Reads a source and makes its pages.
   *
   * @throws RefusedException if it cannot become pages
   */
  public SourcePages of(PageSource source) throws RefusedException {
    return of(source, read(source));
  }

  /**
   * Reads the bytes of a source, as many as its kind may have.
   *
   * @throws RefusedException if there is no reader for its kind, or it cannot be read
   */
  public SourceContent read(PageSource source) throws RefusedException {
    return source.read(readerOf(source).maxBytes());
  }

  /**
   * Makes the pages of a source that has been read.
   *
   * @throws RefusedException if it cannot become pages
   */
  public SourcePages of(PageSource source, SourceContent content) throws RefusedException {
    PageReader reader = readerOf(source);
    Given given = content.given();
    Reading reading = reader.read(content.bytes());
    return new SourcePages(
        reading.pages().stream().map(page -> page(source, given, reader, page)).toList(),
        reading.refused().stream().map(page -> refused(source, given, page)).toList());
  }

  /**
   * What the page of a source would be called by its name alone: for sources that cannot be read.
   */
  public String nameOf(PageSource source) {
    PagePlace place = place(source, OptionalInt.empty());
    return identities.of(PageFacts.NONE, PageFacts.NONE, place).pageId();
  }

  /** The record that takes a page away: no text, and the hash of nothing. */
  public static RawPage retracted(String pageId, String source, Instant at) {
    return RawPage.newBuilder()
        .setPageId(pageId)
        .setSource(source)
        .setRetracted(true)
        .setContentHash(ContentHash.ofNothing())
        .setIngestedAt(at)
        .build();
  }

  private PageReader readerOf(PageSource source) throws RefusedException {
    return source
        .mediaType()
        .map(readers::forMediaType)
        .orElseGet(() -> readers.forName(source.path()))
        .orElseThrow(
            () ->
                new RefusedException(
                    "there is no reader for this kind of file; read are: " + readers.extensions()));
  }

  private RawPage page(PageSource source, Given given, PageReader reader, ReadPage page) {
    PageIdentity identity =
        identities.of(given.facts(), page.furniture(), place(source, page.number()));
    OptionalInt number = page.number().isPresent() ? page.number() : given.pageNumber();
    return RawPage.newBuilder()
        .setPageId(identity.pageId())
        .setSource(source.uri())
        .setNewspaper(identity.facts().newspaper().orElse(null))
        .setIssueDate(identity.facts().issueDate().orElse(null))
        .setPageLabel(identity.facts().pageLabel().orElse(null))
        .setPageNumber(number.isPresent() ? number.getAsInt() : null)
        .setIdentity(identity.from())
        .setMediaType(reader.mediaType())
        .setReader(reader.reader())
        .setText(page.text())
        .setLines(page.lines())
        .setContentHash(ContentHash.of(page.text(), identity.facts(), number, given.metadata()))
        .setIngestedAt(clock.instant())
        .setMetadata(given.metadata())
        .build();
  }

  private RefusedPage refused(PageSource source, Given given, UnreadPage page) {
    PagePlace place = place(source, OptionalInt.of(page.number()));
    return new RefusedPage(
        identities.of(given.facts(), PageFacts.NONE, place).pageId(), page.reason());
  }

  private static PagePlace place(PageSource source, OptionalInt number) {
    return new PagePlace(source.collection(), source.path(), source.fullPath(), number);
  }
}
