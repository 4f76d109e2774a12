package org.bulletin.ingest.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bulletin.ingest.archive.ArchiveEntry;
import org.bulletin.ingest.archive.ArchiveLimits;
import org.bulletin.ingest.archive.PageArchive;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.identity.Sidecar;
import org.bulletin.ingest.publish.SourcePages.RefusedPage;
import org.bulletin.ingest.read.PageReader;
import org.bulletin.ingest.read.PageReaders;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.RawPage;

/**
 * The pages of one archive, whose files are read as if it were a folder. One file is unpacked at a
 * time. What is said of the archive is said of all its pages, except label and number; what a
 * sidecar in it says comes before that. For one use.
 */
final class ArchivePages {

  static final String MEDIA_TYPE = "application/zip";
  static final String EXTENSION = ".zip";

  /** Metadata that names the entry which a page was read from. */
  static final String ENTRY = "archive_entry";

  private final PageReaders readers;
  private final PageMaker maker;
  private final ArchiveLimits limits;
  private final PageOrigin origin;
  private final Given given;
  private final List<RawPage> pages = new ArrayList<>();
  private final List<RefusedPage> refused = new ArrayList<>();
  private final Map<String, ArchiveEntry> entries = new TreeMap<>();
  private int ignored;
  private long chars;

  ArchivePages(
      PageReaders readers, PageMaker maker, ArchiveLimits limits, PageOrigin origin, Given given) {
    this.readers = readers;
    this.maker = maker;
    this.limits = limits;
    this.origin = origin;
    this.given = given;
  }

  static boolean isArchive(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
  }

  /**
   * Reads the archive.
   *
   * @throws RefusedException if it is none, holds too much, or has no page that can be read
   */
  SourcePages read(byte[] bytes) throws RefusedException {
    try (PageArchive archive = PageArchive.open(bytes, limits)) {
      archive.entries().forEach(entry -> entries.put(entry.path(), entry));
      for (ArchiveEntry entry : entries.values()) {
        take(archive, entry);
      }
    }
    if (pages.isEmpty()) {
      throw new RefusedException(nothingReadable());
    }
    return Twins.refused(origin, new SourcePages(pages, refused, ignored));
  }

  private void take(PageArchive archive, ArchiveEntry entry) throws RefusedException {
    Optional<PageReader> reader = readers.forName(entry.fileName());
    if (entry.refusal().isPresent()) {
      refuse(entry, entry.refusal().get());
    } else if (isArchive(entry.fileName())) {
      refuse(entry, "it is an archive in an archive: give it alone, or its files");
    } else if (reader.isPresent()) {
      read(archive, entry, reader.get());
    } else if (!Sidecar.isSidecar(entry.fileName())) {
      ignored++;
    }
  }

  private void read(PageArchive archive, ArchiveEntry entry, PageReader reader)
      throws RefusedException {
    try {
      byte[] bytes = archive.read(entry, reader.maxBytes());
      add(maker.read(originOf(entry), givenOf(archive, entry), reader, bytes));
    } catch (RefusedException e) {
      if (archive.isExhausted()) {
        throw e;
      }
      refuse(entry, e.getMessage());
    }
    if (pages.size() + refused.size() > limits.maxEntries()) {
      throw new RefusedException(
          "it has more than %,d pages: split it".formatted(limits.maxEntries()));
    }
    if (chars > limits.maxTextChars()) {
      throw new RefusedException(
          "its pages have more than %,d characters: split it".formatted(limits.maxTextChars()));
    }
  }

  private void add(SourcePages read) {
    pages.addAll(read.pages());
    refused.addAll(read.refused());
    chars += read.pages().stream().mapToLong(page -> page.getText().length()).sum();
  }

  private PageOrigin originOf(ArchiveEntry entry) {
    Map<String, String> notes = new HashMap<>(origin.notes());
    notes.put(ENTRY, entry.path());
    String folder = origin.fullPath();
    String asFolder =
        isArchive(folder) ? folder.substring(0, folder.length() - EXTENSION.length()) : folder;
    return new PageOrigin(
        origin.uri(),
        origin.collection(),
        origin.path() + "/" + entry.path(),
        asFolder + "/" + entry.path(),
        notes);
  }

  private Given givenOf(PageArchive archive, ArchiveEntry entry) throws RefusedException {
    Given ofArchive =
        new Given(given.facts().withoutLabel(), OptionalInt.empty(), given.metadata());
    Optional<ArchiveEntry> sidecar =
        Sidecar.namesFor(entry.path()).stream()
            .map(entries::get)
            .filter(each -> each != null)
            .findFirst();
    if (sidecar.isEmpty()) {
      return ofArchive;
    }
    byte[] json;
    try {
      json = archive.read(sidecar.get(), Sidecar.MAX_BYTES);
    } catch (RefusedException e) {
      throw new RefusedException(
          "its sidecar %s: %s".formatted(sidecar.get().fileName(), e.getMessage()), e);
    }
    return Sidecar.read(json, sidecar.get().fileName()).or(ofArchive);
  }

  private void refuse(ArchiveEntry entry, String reason) {
    refused.add(new RefusedPage(originOf(entry).pathId(), reason));
  }

  private String nothingReadable() {
    if (refused.isEmpty()) {
      return "it holds no page; read are: " + readers.extensions();
    }
    RefusedPage first = refused.get(0);
    return "nothing in it can be read; the first of %d, %s: %s"
        .formatted(
            refused.size(), first.pageId().substring(origin.pathId().length() + 1), first.reason());
  }
}
