package org.bulletin.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.Span;
import org.bulletin.streams.correct.CorrectedArticle;
import org.bulletin.streams.correct.CorrectedPage;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.RoleText;

/** Turns what the splitter cut out of a page into records. */
public final class ArticleMaker {

  /** The name that sidecars and forms have for it, too. */
  private static final String SOURCE_URL = "source_url";

  /** A page as the splitter wants it. */
  public static PageText pageText(RawPage page) {
    return new PageText(
        page.getText(),
        page.getLines().stream()
            .filter(line -> line.getEnd() > line.getStart())
            .map(
                line ->
                    new PageText.TextLine(
                        new Range(line.getStart(), line.getEnd()),
                        line.getX(),
                        line.getY(),
                        line.getWidth(),
                        line.getHeight(),
                        line.getFontSize()))
            .toList());
  }

  private ArticleMaker() {}

  /**
   * The articles of a page that nobody has corrected.
   *
   * @param origin the record that the page came in
   */
  public static List<Article> articles(
      RawPage page, Splitting splitting, Context context, long version, RecordOrigin origin) {
    return articles(
        page,
        CorrectedPage.uncorrected(
            splitting, new ArticleIdentity(page.getPageId())::next, List.of()),
        context,
        version,
        origin);
  }

  /** The articles of a page, corrections applied. */
  static List<Article> articles(
      RawPage page, CorrectedPage corrected, Context context, long version, RecordOrigin origin) {
    List<SourcePage> sources =
        List.of(
            new SourcePage(
                page.getPageId(),
                page.getContentHash(),
                page.getIngestedAt(),
                origin.partition(),
                origin.offset()));
    List<Article> articles = new ArrayList<>();
    for (CorrectedArticle article : corrected.articles()) {
      CutArticle cut = article.article();
      articles.add(
          Article.newBuilder()
              .setArticleId(article.id())
              .setPageId(page.getPageId())
              .setSource(page.getSource())
              .setSourceUrl(page.getMetadata().get(SOURCE_URL))
              .setNewspaper(page.getNewspaper().orElse(null))
              .setIssueDate(page.getIssueDate().orElse(null))
              .setPageLabel(page.getPageLabel().orElse(null))
              .setContext(context)
              .setOrdinal(articles.size() + 1)
              .setKind(ArticleKind.valueOf(cut.kind().name()))
              .setHeadlineLines(
                  cut.headline().stream()
                      .map(line -> new HeadlineLine(line.text(), spans(page, line.ranges())))
                      .toList())
              .setAuthors(
                  cut.authors().stream()
                      .map(
                          author ->
                              new Author(
                                  author.name(), author.role(), spans(page, author.ranges())))
                      .toList())
              .setParagraphs(
                  cut.paragraphs().stream()
                      .map(
                          paragraph ->
                              new Paragraph(
                                  ParagraphKind.valueOf(paragraph.kind().name()),
                                  paragraph.text().text(),
                                  spans(page, paragraph.text().ranges())))
                      .toList())
              .setOtherSpans(roleSpans(page, cut.others()))
              .setContinuedOnPage(cut.continuedOn().orElse(null))
              .setContinuedFromPage(cut.continuedFrom().orElse(null))
              .setOpen(isOpen(cut))
              .setConfidence(cut.confidence())
              .setCorrected(article.corrected())
              .setAuthorsCorrected(article.authorsCorrected())
              .setVersion(version)
              .setSources(sources)
              .build());
    }
    return List.copyOf(articles);
  }

  /** A teaser has no part elsewhere: the article that it announces is an article of its own. */
  private static boolean isOpen(CutArticle cut) {
    return cut.kind() != Splitting.Kind.TEASER
        && (cut.continuedOn().isPresent() || cut.continuedFrom().isPresent());
  }

  /** Texts with their roles, as spans of a page. */
  public static List<RoleSpans> roleSpans(RawPage page, List<RoleText> texts) {
    return texts.stream()
        .map(text -> new RoleSpans(text.role(), spans(page, text.text().ranges())))
        .toList();
  }

  private static List<Span> spans(RawPage page, List<Range> ranges) {
    return ranges.stream()
        .map(range -> new Span(page.getPageId(), range.start(), range.end()))
        .toList();
  }
}
