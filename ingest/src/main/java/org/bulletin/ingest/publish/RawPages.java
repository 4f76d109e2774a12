package org.bulletin.ingest.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bulletin.ingest.archive.ArchiveLimits;
import org.bulletin.ingest.identity.Identities;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.read.PageReader;
import org.bulletin.ingest.read.PageReaders;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.SourceContent;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.TrustedRecords;

/** Makes the records of pages. Needs no Kafka. Safe across threads. */
public final class RawPages {

  static {
    TrustedRecords.trust();
  }

  private final PageReaders readers;
  private final PageMaker maker;
  private final ArchiveLimits limits;
  private final Optional<Originals> originals;

  /** Identifies pages with the help of the newspapers that are known. */
  public RawPages(Newspapers newspapers) {
    this(newspapers, ReaderOptions.DEFAULTS);
  }

  /** The same with options for the readers. */
  public RawPages(Newspapers newspapers, ReaderOptions options) {
    this(
        newspapers,
        new PageReaders(names(newspapers), options),
        Clock.systemUTC(),
        ArchiveLimits.DEFAULTS);
  }

  RawPages(Newspapers newspapers, PageReaders readers, Clock clock, ArchiveLimits limits) {
    this(readers, new PageMaker(new Identities(newspapers), clock), limits, Optional.empty());
  }

  private RawPages(
      PageReaders readers, PageMaker maker, ArchiveLimits limits, Optional<Originals> originals) {
    this.readers = readers;
    this.maker = maker;
    this.limits = limits;
    this.originals = originals;
  }

  /** The same for pages of a newspaper, where nothing that is given of a page says another. */
  public RawPages of(String newspaper) {
    return new RawPages(readers, maker.of(newspaper), limits, originals);
  }

  /** The same, keeping the bytes of each source that gives pages. */
  public RawPages keeping(Originals folder) {
    return new RawPages(readers, maker, limits, Optional.of(folder));
  }

  /** Tells by a file's name whether it can be read. */
  public boolean canRead(String fileName) {
    return ArchivePages.isArchive(fileName) || readers.forName(fileName).isPresent();
  }

  /** The media types that are read. */
  public List<String> mediaTypes() {
    return Stream.concat(readers.mediaTypes().stream(), Stream.of(ArchivePages.MEDIA_TYPE))
        .toList();
  }

  /**
   * The most bytes that a source of a media type may have.
   *
   * @return nothing where it is not read
   */
  public OptionalInt maxBytesOf(String mediaType) {
    return mediaType.equals(ArchivePages.MEDIA_TYPE)
        ? OptionalInt.of(limits.maxBytes())
        : readers.forMediaType(mediaType).stream().mapToInt(PageReader::maxBytes).findFirst();
  }

  /** The media type that a file's name tells. */
  public Optional<String> mediaTypeOf(String fileName) {
    return ArchivePages.isArchive(fileName)
        ? Optional.of(ArchivePages.MEDIA_TYPE)
        : readers.forName(fileName).map(PageReader::mediaType);
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
    return source.read(isArchive(source) ? limits.maxBytes() : readerOf(source).maxBytes());
  }

  /**
   * Makes the pages of a source that has been read.
   *
   * @throws RefusedException if it cannot become pages
   * @throws java.io.UncheckedIOException if its bytes are to be kept and cannot be
   */
  public SourcePages of(PageSource source, SourceContent content) throws RefusedException {
    if (originals.isEmpty()) {
      return of(source, content, Map.of());
    }
    String original = originals.get().nameOf(content.bytes(), source.path());
    SourcePages pages = of(source, content, Map.of(Originals.METADATA, original));
    if (!pages.pages().isEmpty()) {
      originals.get().keep(original, content.bytes());
    }
    return pages;
  }

  private SourcePages of(PageSource source, SourceContent content, Map<String, String> notes)
      throws RefusedException {
    PageOrigin origin = PageOrigin.of(source, notes);
    return isArchive(source)
        ? new ArchivePages(readers, maker, limits, origin, content.given()).read(content.bytes())
        : maker.read(origin, content.given(), readerOf(source), content.bytes());
  }

  /**
   * What the page of a source would be called by its name alone: for sources that cannot be read.
   */
  public String nameOf(PageSource source) {
    return maker.nameOf(PageOrigin.of(source, Map.of()));
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

  private static List<String> names(Newspapers newspapers) {
    return newspapers.all().stream()
        .flatMap(each -> Stream.concat(Stream.of(each.name()), each.aliases().stream()))
        .toList();
  }

  private static boolean isArchive(PageSource source) {
    return source
        .mediaType()
        .map(ArchivePages.MEDIA_TYPE::equals)
        .orElseGet(() -> ArchivePages.isArchive(source.path()));
  }

  private PageReader readerOf(PageSource source) throws RefusedException {
    Optional<PageReader> reader =
        source
            .mediaType()
            .map(readers::forMediaType)
            .orElseGet(() -> readers.forName(source.path()));
    return reader.orElseThrow(
        () ->
            new RefusedException(
                "there is no reader for this kind of file; read are: %s, %s"
                    .formatted(readers.extensions(), ArchivePages.EXTENSION)));
  }
}
