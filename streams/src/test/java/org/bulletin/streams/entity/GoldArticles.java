package org.bulletin.streams.entity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.util.ClassSecurityValidator;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.RawPage;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldNames;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.GoldReader;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.Prediction;
import org.bulletin.streams.layout.Score;

/** Perfectly cut articles of gold pages, and what the finder makes of them. */
final class GoldArticles {

  private static final EntityFinder FINDER =
      new BulletinEntityFinder(
          List.of(
              new Newspaper("青浦报", "青浦区", "上海市", List.of("qpb")),
              new Newspaper("嘉定报", "嘉定区", "上海市", List.of("jdb"))));

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackageName().equals(Article.class.getPackageName())));
  }

  private GoldArticles() {}

  /** The pages that were really printed. */
  static List<Score.Compared> printed() {
    return Corpus.seeds().stream().map(GoldArticles::compared).toList();
  }

  private static Score.Compared compared(KnownPage seed) {
    return new Score.Compared(seed.truth(), Corpus.names(seed), read(seed.truth(), seed.text()));
  }

  /** Pages whose names are marked. */
  static List<Score.Compared> marked(List<GoldPage> pages) {
    return pages.stream()
        .map(page -> new Score.Compared(page, GoldNames.of(page), read(page, "")))
        .toList();
  }

  /** The authored pages that are not withheld. */
  static List<GoldPage> training() {
    Set<String> withheld =
        Corpus.withheld().pages().stream().map(GoldPage::name).collect(Collectors.toSet());
    return Corpus.authored().stream().filter(page -> !withheld.contains(page.name())).toList();
  }

  /** A page of a file. */
  static GoldPage file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new GoldReader().read(in);
    }
  }

  private static List<Prediction> read(GoldPage page, String text) {
    Context context =
        FINDER.contextOf(RawPage.newBuilder().setPageId(page.name()).setText(text).build());
    List<Prediction> predictions = new ArrayList<>();
    for (GoldItem item : page.items()) {
      Article article = article(item, context);
      predictions.add(Prediction.of(article, FINDER.find(article).entities()));
    }
    return predictions;
  }

  /** An article of a page that nothing is known of. */
  static Article article(GoldItem item) {
    return article(item, new Context(null, null, null, null));
  }

  private static Article article(GoldItem item, Context context) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (GoldItem.Paragraph paragraph : item.body()) {
      ParagraphKind kind = paragraph.heading() ? ParagraphKind.SECTION_HEADING : ParagraphKind.BODY;
      paragraphs.add(new Paragraph(kind, paragraph.text().text(), List.of()));
    }
    item.captions()
        .forEach(
            caption ->
                paragraphs.add(new Paragraph(ParagraphKind.CAPTION, caption.text(), List.of())));
    return Article.newBuilder()
        .setArticleId("a")
        .setContext(context)
        .setKind(item.kind() == GoldItem.Kind.TEASER ? ArticleKind.TEASER : ArticleKind.ARTICLE)
        .setHeadlineLines(
            item.headline().stream().map(line -> new HeadlineLine(line.text(), List.of())).toList())
        .setParagraphs(paragraphs)
        .build();
  }
}
