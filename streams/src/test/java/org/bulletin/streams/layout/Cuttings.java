package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.util.ClassSecurityValidator;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.layout.Score.Compared;

/**
 * Gold pages as an entity finder gets them: every article cut perfectly. Articles have no spans, as
 * nothing needs their places on the page.
 *
 * <pre>
 * List&lt;Compared&gt; pages = Renamer.pages(seed).stream().map(page -> Cuttings.read(page, finder)).toList();
 * Map&lt;String, Hits&gt; figures = Score.entities(pages);
 * </pre>
 */
public final class Cuttings {

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackageName().equals(Article.class.getPackageName())));
  }

  private Cuttings() {}

  /** Lets a finder read a page whose names are marked. */
  public static Compared read(GoldPage page, EntityFinder finder) {
    return Compared.of(page, predictions(page, text(page), finder));
  }

  /** Lets a finder read a page that was really printed. */
  public static Compared read(KnownPage page, GoldNames names, EntityFinder finder) {
    return new Compared(page.truth(), names, predictions(page.truth(), page.text(), finder));
  }

  public static List<Prediction> predictions(GoldPage page, String text, EntityFinder finder) {
    Context context = finder.contextOf(rawPage(page, text));
    return articles(page, context).stream()
        .map(article -> Prediction.of(article, finder.find(article).entities()))
        .toList();
  }

  /**
   * Returns a page as ingest publishes it: without newspaper and date, which are to be inferred.
   */
  public static RawPage rawPage(GoldPage page, String text) {
    return RawPage.newBuilder()
        .setPageId("gold/" + page.name())
        .setSource(page.name())
        .setText(text)
        .build();
  }

  /** Returns the articles of a page, each with the page's context. */
  public static List<Article> articles(GoldPage page, Context context) {
    List<Article> articles = new ArrayList<>();
    for (GoldItem item : page.items()) {
      int ordinal = articles.size() + 1;
      articles.add(
          Article.newBuilder()
              .setArticleId("gold/" + page.name() + "#" + ordinal)
              .setPageId("gold/" + page.name())
              .setSource(page.name())
              .setContext(context)
              .setOrdinal(ordinal)
              .setKind(ArticleKind.valueOf(item.kind().name()))
              .setHeadlineLines(
                  item.headline().stream()
                      .map(part -> HeadlineLine.newBuilder().setText(part.text()).build())
                      .toList())
              .setAuthors(
                  item.authors().stream()
                      .map(name -> Author.newBuilder().setName(name).build())
                      .toList())
              .setParagraphs(paragraphs(item))
              .setContinuedOnPage(item.continuedOn().map(GoldItem.Jump::page).orElse(null))
              .setContinuedFromPage(item.continuedFrom().map(GoldItem.Jump::page).orElse(null))
              .setConfidence(1)
              .build());
    }
    return articles;
  }

  /** Returns a page's text, item after item, a blank line between any two lines. */
  public static String text(GoldPage page) {
    Stream<String> items =
        page.items().stream()
            .flatMap(
                item ->
                    Stream.of(
                            item.headline().stream().map(Marked::text),
                            item.byline().stream(),
                            item.body().stream().map(p -> p.text().text()),
                            item.captions().stream().map(Marked::text),
                            item.attribution().stream(),
                            item.signature().stream(),
                            jumps(item))
                        .flatMap(lines -> lines));
    List<String> lines =
        Stream.of(page.masthead().stream(), page.labels().stream(), items)
            .flatMap(all -> all)
            .toList();
    return String.join("\n\n", lines) + "\n";
  }

  private static Stream<String> jumps(GoldItem item) {
    return Stream.of(item.continuedFrom(), item.continuedOn())
        .flatMap(Optional::stream)
        .map(GoldItem.Jump::printed);
  }

  private static List<Paragraph> paragraphs(GoldItem item) {
    List<Paragraph> paragraphs = new ArrayList<>();
    item.body()
        .forEach(
            paragraph ->
                paragraphs.add(
                    paragraph(
                        paragraph.heading() ? ParagraphKind.SECTION_HEADING : ParagraphKind.BODY,
                        paragraph.text().text())));
    item.captions()
        .forEach(caption -> paragraphs.add(paragraph(ParagraphKind.CAPTION, caption.text())));
    item.attribution()
        .ifPresent(line -> paragraphs.add(paragraph(ParagraphKind.ATTRIBUTION, line)));
    return paragraphs;
  }

  private static Paragraph paragraph(ParagraphKind kind, String text) {
    return Paragraph.newBuilder().setKind(kind).setText(text).build();
  }
}
