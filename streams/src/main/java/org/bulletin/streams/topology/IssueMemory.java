package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.PageParts;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.streams.join.CutPage;
import org.bulletin.streams.join.IssueJoiner;
import org.bulletin.streams.join.JoinedPage;

/**
 * Remembers the articles of an issue's pages as they were cut, and tells what becomes of them when
 * a page changes. Joining is done anew at each change, so that what comes out depends on the pages
 * that are there, not on how they came.
 */
final class IssueMemory {

  private final KeyValueStore<String, SplitPage> pages;
  private final KeyValueStore<String, PageParts> parts;
  private final IssueJoiner joiner;
  private final RecordSizer sizer;

  IssueMemory(
      KeyValueStore<String, SplitPage> pages,
      KeyValueStore<String, PageParts> parts,
      IssueJoiner joiner,
      RecordSizer sizer) {
    this.pages = pages;
    this.parts = parts;
    this.joiner = joiner;
    this.sizer = sizer;
  }

  /**
   * Puts a page that was cut in the place of what was remembered of it.
   *
   * @param remembered the page as it was last written
   */
  IssueChange replace(Optional<SplitPage> remembered, PageCutter.Cut cut) {
    RawPage page = cut.summary().getPage();
    JoinedPage alone =
        new JoinedPage(page.getPageId(), cut.articles(), cut.summary().getArticleIds());
    Optional<String> issue = Issues.issueOf(page.getPageId());
    if (issue.isEmpty()) {
      return IssueChange.of(
          page.getPageId(), List.of(), List.of(alone), written(page.getPageId(), remembered));
    }
    Known before = known(issue.get());
    Optional<CutPage> joinable = store(page, cut.articles());
    List<JoinedPage> after = new ArrayList<>(joiner.join(with(before.pages(), page, joinable)));
    if (joinable.isEmpty()) {
      after.add(alone);
    }
    return change(page.getPageId(), before, after, remembered);
  }

  /**
   * Takes a page away.
   *
   * @param remembered the page as it was last written
   */
  IssueChange remove(String pageId, Optional<SplitPage> remembered) {
    Optional<String> issue = Issues.issueOf(pageId);
    if (issue.isEmpty()) {
      return IssueChange.of(pageId, List.of(), List.of(), written(pageId, remembered));
    }
    Known before = known(issue.get());
    parts.delete(pageId);
    RawPage gone = RawPage.newBuilder().setPageId(pageId).build();
    List<JoinedPage> after = joiner.join(with(before.pages(), gone, Optional.empty()));
    return change(pageId, before, after, remembered);
  }

  private IssueChange change(
      String pageId, Known before, List<JoinedPage> after, Optional<SplitPage> remembered) {
    Map<String, List<String>> written = written(pageId, remembered);
    before.written().forEach(written::putIfAbsent);
    return IssueChange.of(pageId, joiner.join(before.pages()), after, written);
  }

  private static Map<String, List<String>> written(String pageId, Optional<SplitPage> remembered) {
    Map<String, List<String>> written = new LinkedHashMap<>();
    remembered.ifPresent(page -> written.put(pageId, page.getArticleIds()));
    return written;
  }

  private static List<CutPage> with(List<CutPage> before, RawPage changed, Optional<CutPage> page) {
    List<CutPage> after = new ArrayList<>(before);
    after.removeIf(other -> other.pageId().equals(changed.getPageId()));
    page.ifPresent(after::add);
    return after;
  }

  /**
   * The pages of an issue whose articles may be joined, in the order of their ids.
   *
   * @param written the articles of each, as they were last written
   */
  private record Known(List<CutPage> pages, Map<String, List<String>> written) {}

  private Known known(String issue) {
    Known found = new Known(new ArrayList<>(), new LinkedHashMap<>());
    try (KeyValueIterator<String, PageParts> scan =
        parts.prefixScan(PageIds.prefixOf(issue), new StringSerializer())) {
      while (scan.hasNext()) {
        PageParts cut = scan.next().value;
        SplitPage page = pages.get(cut.getPageId());
        found.pages().add(Issues.cutPage(page.getPage(), cut.getArticles()));
        found.written().put(cut.getPageId(), page.getArticleIds());
      }
    }
    return found;
  }

  /**
   * Remembers a page if it may be joined; one with too much for a record is joined with nothing.
   */
  private Optional<CutPage> store(RawPage page, List<Article> articles) {
    List<Article> unversioned =
        articles.stream()
            .map(article -> Article.newBuilder(article).setVersion(0).build())
            .toList();
    PageParts cut = new PageParts(page.getPageId(), unversioned);
    boolean joins = Issues.joinableIssueOf(page).isPresent() && sizer.fits(cut);
    parts.put(page.getPageId(), joins ? cut : null);
    return joins ? Optional.of(Issues.cutPage(page, unversioned)) : Optional.empty();
  }
}
