package org.bulletin.streams.topology;

import java.util.List;
import java.util.Optional;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.streams.join.CutPage;

/** Tells which pages belong to one issue, so that their articles may be joined. */
public final class Issues {

  private Issues() {}

  /**
   * The issue of a page whose articles may be joined with those of its other pages: newspaper, date
   * and label were given, or read from the page. What is only inferred joins nothing.
   */
  public static Optional<String> joinableIssueOf(RawPage page) {
    boolean known = page.getIdentity() == Identity.GIVEN || page.getIdentity() == Identity.READ;
    return known ? issueOf(page.getPageId()) : Optional.empty();
  }

  /** The issue that a page's id names, if all pages of that issue meet in one task. */
  static Optional<String> issueOf(String pageId) {
    return PageIds.issueOf(pageId).filter(PageIds.meetingKey(pageId)::equals);
  }

  /** A page of an issue, as it was cut. */
  public static CutPage cutPage(RawPage page, List<Article> articles) {
    String label = PageIds.labelOf(page.getPageId()).orElse("");
    return new CutPage(page.getPageId(), label, page.getText(), articles);
  }
}
