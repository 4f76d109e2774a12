package org.bulletin.app.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bulletin.app.replay.GeneratedPages;
import org.bulletin.ingest.newspaper.Newspapers;

/** A folder that an ingester watches, into which issues of four generated pages come. */
final class Inbox {

  static final int PAGES_AN_ISSUE = 4;

  /** Each page has two, and an issue one that goes on on its second page. */
  private static final int ARTICLES_AN_ISSUE = 2 * PAGES_AN_ISSUE + 1;

  private static final String NEWSPAPER = Newspapers.defaults().all().iterator().next().name();

  private final Path folder;
  private int pages;

  Inbox(Path parent) {
    try {
      folder = Files.createDirectories(parent.resolve(NEWSPAPER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is to be watched. */
  Path folder() {
    return folder;
  }

  /** Puts further issues into the folder, all pages at once. */
  void add(int issues) {
    int before = pages;
    pages += issues * PAGES_AN_ISSUE;
    GeneratedPages.write(folder, NEWSPAPER, before, pages);
  }

  /** How many pages have come. */
  int pages() {
    return pages;
  }

  /** How many articles they have. */
  int articles() {
    return pages / PAGES_AN_ISSUE * ARTICLES_AN_ISSUE;
  }
}
