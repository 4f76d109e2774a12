package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.Span;
import org.bulletin.schemas.topics.TrustedRecords;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldItem.Jump;
import org.bulletin.streams.layout.Marked;

/** Pages as a splitter without faults would cut them; their text is their items', one by one. */
final class PerfectCut {

  static {
    TrustedRecords.trust();
  }

  private final String pageId;
  private final StringBuilder text = new StringBuilder();

  private PerfectCut(String pageId) {
    this.pageId = pageId;
  }

  /** Cuts a page; its articles are called by page and place, {@code ISSUE/LABEL#0} the first. */
  static CutPage of(String issue, String label, List<GoldItem> items) {
    PerfectCut cut = new PerfectCut(issue + "/" + label);
    List<Article> articles = new ArrayList<>();
    for (GoldItem item : items) {
      articles.add(cut.article(articles.size(), item));
    }
    return new CutPage(cut.pageId, label, cut.text.toString(), articles);
  }

  private Article article(int place, GoldItem item) {
    List<RoleSpans> others = new ArrayList<>();
    item.continuedFrom().map(Jump::printed).ifPresent(line -> others.add(jump(line)));
    List<HeadlineLine> headline = new ArrayList<>();
    for (Marked line : item.headline()) {
      headline.add(new HeadlineLine(line.text(), List.of(print(line.text()))));
    }
    List<Author> authors =
        item.authors().stream().map(name -> new Author(name, "", List.of())).toList();
    List<Paragraph> paragraphs = new ArrayList<>();
    for (GoldItem.Paragraph paragraph : item.body()) {
      String line = paragraph.text().text();
      paragraphs.add(
          new Paragraph(
              paragraph.heading() ? ParagraphKind.SECTION_HEADING : ParagraphKind.BODY,
              line,
              List.of(print(line))));
    }
    item.continuedOn().map(Jump::printed).ifPresent(line -> others.add(jump(line)));
    others.removeIf(other -> other.getSpans().isEmpty());
    return Article.newBuilder()
        .setArticleId(pageId + "#" + place)
        .setPageId(pageId)
        .setKind(item.body().isEmpty() ? ArticleKind.TEASER : ArticleKind.ARTICLE)
        .setHeadlineLines(headline)
        .setAuthors(authors)
        .setParagraphs(paragraphs)
        .setOtherSpans(others)
        .setContinuedOnPage(item.continuedOn().map(Jump::page).orElse(null))
        .setContinuedFromPage(item.continuedFrom().map(Jump::page).orElse(null))
        .setOpen(item.continuedOn().isPresent() || item.continuedFrom().isPresent())
        .setConfidence(1)
        .setSources(List.of(SourcePage.newBuilder().setPageId(pageId).build()))
        .build();
  }

  private RoleSpans jump(String line) {
    return new RoleSpans("jump", line.isEmpty() ? List.of() : List.of(print(line)));
  }

  private Span print(String line) {
    int start = text.length();
    text.append(line).append('\n');
    return new Span(pageId, start, start + line.length());
  }
}
