package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.bulletin.streams.layout.Hits;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.Prediction;
import org.bulletin.streams.layout.Score;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Floors of the figures in docs/entities.md, on perfectly cut pages. */
class EntityScoreTest {

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

  @Test
  void printedPagesKeepTheirFigures() {
    // Given
    List<Score.Compared> pages = new ArrayList<>();
    for (KnownPage seed : Corpus.seeds()) {
      pages.add(
          new Score.Compared(seed.truth(), Corpus.names(seed), read(seed.truth(), seed.text())));
    }

    // When
    Map<String, Hits> figures = Score.entities(pages);

    // Then
    assertFloors(
        figures,
        Map.of(
            "PERSON", 0.98,
            "PERSON+POSITION", 0.95,
            "ORGANIZATION", 0.88,
            "PLACE", 0.80,
            "DATE", 0.97,
            "MONEY", 1.0,
            "DOCUMENT", 1.0));
    assertThat(Score.segmentation(pages).newspaper()).hasValue(1.0);
    assertThat(Score.segmentation(pages).month()).hasValue(1.0);
  }

  @Test
  void authoredPagesOfOtherNewspapersKeepTheirFigures() {
    // Given
    List<Score.Compared> pages = new ArrayList<>();
    for (GoldPage page : Corpus.authored()) {
      pages.add(new Score.Compared(page, GoldNames.of(page), read(page, "")));
    }

    // When
    Map<String, Hits> figures = Score.entities(pages);

    // Then
    assertFloors(
        figures,
        Map.of(
            "PERSON", 0.90,
            "PERSON+POSITION", 0.85,
            "ORGANIZATION", 0.85,
            "PLACE", 0.78,
            "DATE", 0.95,
            "MONEY", 0.95));
  }

  private static void assertFloors(Map<String, Hits> figures, Map<String, Double> floors) {
    floors.forEach(
        (type, floor) ->
            assertThat(figures.get(type).f1()).as(type).isGreaterThanOrEqualTo(floor - 1e-9));
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
