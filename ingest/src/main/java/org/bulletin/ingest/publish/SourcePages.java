package org.bulletin.ingest.publish;

import java.util.List;
import org.bulletin.schemas.RawPage;

/**
 * The pages of a source.
 *
 * @param pages in the order of the source
 * @param refused pages that cannot be read; the others go on
 * @param ignored files of an archive that no reader is there for
 */
public record SourcePages(List<RawPage> pages, List<RefusedPage> refused, int ignored) {

  public SourcePages {
    pages = List.copyOf(pages);
    refused = List.copyOf(refused);
  }

  /** The pages of a single file. */
  SourcePages(List<RawPage> pages, List<RefusedPage> refused) {
    this(pages, refused, 0);
  }

  /**
   * A page that is not published.
   *
   * @param pageId what it would be called; never of what is printed on it, since that is not read
   * @param reason a sentence without the page's name
   * @param taken whether it could be read, and another source gave another text of it
   */
  public record RefusedPage(String pageId, String reason, boolean taken) {

    /** A page that cannot be read. */
    public RefusedPage(String pageId, String reason) {
      this(pageId, reason, false);
    }
  }

  /** What the pages are called, in the order of the source. */
  public List<String> pageIds() {
    return pages.stream().map(RawPage::getPageId).toList();
  }
}
