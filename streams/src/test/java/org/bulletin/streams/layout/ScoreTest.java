package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.streams.layout.Prediction.Named;
import org.bulletin.streams.layout.Prediction.Paragraph;
import org.bulletin.streams.layout.Score.Compared;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The expected figures of spoilt predictions are those of the project's score script. */
class ScoreTest {

  private static final String PAGE =
      """
      {"page": "p", "newspaper": "某报", "issueDate": "2025-03-01", "items": [
       {"kind": "article", "headline": ["春耕开始了", "全县下种"], "authors": ["王一"],
        "body": ["⟦T:县长⟧⟦P:李二⟧到⟦L:东村⟧察看春耕，要求不误农时。", "⟦O:县农业局⟧拨款⟦M:约3万元⟧，⟦D:3月1日上午⟧到账。"],
        "continuedOnPage": "02", "jump": "下转02版", "pairs": [["李二", "县长"]]},
       {"kind": "article", "headline": ["小学开学"],
        "body": ["昨天一早，孩子们背着书包走进了新的校园，老师在门口迎接。"], "pairs": []},
       {"kind": "teaser", "headline": ["明日看点"], "continuedOnPage": 3}]}
      """;

  private static GoldPage page() throws IOException {
    return new GoldReader().read(new ByteArrayInputStream(PAGE.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Prediction> perfect(GoldPage page) {
    return Cuttings.articles(page, new Context(null, null, null, null)).stream()
        .map((Article article) -> Prediction.of(article, List.of()))
        .toList();
  }

  private static Prediction article(String headline, List<Named> entities, String... paragraphs) {
    return new Prediction(
        false,
        List.of(headline),
        Set.of(),
        List.of(paragraphs).stream().map(text -> new Paragraph(false, text)).toList(),
        Optional.of("2"),
        "某报",
        "2025-03",
        entities);
  }

  @Test
  void whatIsCutPerfectlyScoresOne() throws IOException {
    // Given
    List<Compared> pages =
        Corpus.authored().stream().map(page -> Compared.of(page, perfect(page))).toList();

    // When
    Segmentation score = Score.segmentation(pages);

    // Then
    assertThat(score.charsB3F1()).isEqualTo(1, within(1e-3));
    assertThat(List.of(score.bodyExact(), score.body98(), score.paragraphF1(), score.headline()))
        .containsOnly(1.0);
    assertThat(score.authors()).isEqualTo(1);
    assertThat(List.of(score.jumps(), score.teasers())).containsOnly(OptionalDouble.of(1));
    assertThat(score.spuriousPerPage()).isZero();
  }

  @Test
  void articlesCutWronglyLoseWhatIsWrong() throws IOException {
    // Given
    List<Prediction> predicted =
        List.of(
            article(
                "春耕开始了",
                List.of(),
                "县长李二到东村察看春耕，要求不误农时。",
                "昨天一早，孩子们背着书包走进了新的校园，老师在门口迎接。",
                "县农业局拨款约3万元,3月1日上午到账。"),
            article("小学开学", List.of()),
            article("多余的", List.of(), "没有这样的文章。"));

    // When
    Segmentation score = Score.segmentation(List.of(Compared.of(page(), predicted)));

    // Then
    assertThat(score.articles()).isEqualTo(2);
    assertThat(score.charsB3F1()).isEqualTo(0.691266149870801, within(1e-9));
    assertThat(score.bodyExact()).isZero();
    assertThat(score.paragraphF1()).isEqualTo(2.0 / 3, within(1e-9));
    assertThat(score.headline()).isEqualTo(0.5);
    assertThat(score.authors()).isEqualTo(0.5);
    assertThat(score.jumps()).hasValue(0.5);
    assertThat(score.teasers()).hasValue(0);
    assertThat(score.spuriousPerPage()).isEqualTo(1);
    assertThat(score.newspaper()).hasValue(1);
    assertThat(score.month()).hasValue(1);
  }

  @Test
  void namesCountOnceAPageAndSomeNeitherWay() throws IOException {
    // Given
    List<Named> names =
        List.of(
            new Named(Marked.Type.PERSON, "李二", List.of("县长", "县领导", "书记"), List.of("李二")),
            new Named(Marked.Type.PERSON, "王一", List.of("记者"), List.of()),
            new Named(Marked.Type.PERSON, "春耕", List.of(), List.of()),
            new Named(Marked.Type.ORGANIZATION, "县政府", List.of(), List.of()),
            new Named(Marked.Type.PLACE, "东村", List.of(), List.of("东 村", "东村")),
            new Named(Marked.Type.DATE, "2025-03-01", List.of(), List.of("3月1日", "昨天")),
            new Named(Marked.Type.MONEY, "3万元", List.of(), List.of()));

    // When
    Map<String, Hits> score =
        Score.entities(List.of(Compared.of(page(), List.of(article("", names)))));

    // Then
    assertThat(score)
        .containsEntry("PERSON", new Hits(1, 2, 1))
        .containsEntry(NameCounts.PAIRS, new Hits(1, 2, 1))
        .containsEntry("ORGANIZATION", new Hits(0, 0, 1))
        .containsEntry("PLACE", new Hits(1, 1, 1))
        .containsEntry("DATE", new Hits(1, 1, 1))
        .containsEntry("MONEY", new Hits(0, 1, 1))
        .hasSize(6);
  }

  @Test
  void namesMarkedInTheTextAreThoseListedInTheFile() throws IOException {
    for (GoldPage page : Corpus.authored()) {
      // When
      String written = new GoldWriter().write(page, Set.of());
      GoldNames listed =
          GoldNamesReader.listed(new ObjectMapper().readTree(written), GoldNames.authors(page));

      // Then
      GoldNames marked = GoldNames.of(page);
      assertThat(listed.types()).containsAll(marked.types());
      marked
          .wanted()
          .forEach((type, names) -> assertThat(listed.wanted()).containsEntry(type, names));
      assertThat(listed.pairs()).isEqualTo(marked.pairs());
      assertThat(listed.around()).isEqualTo(marked.around());
    }
  }

  @Test
  void seedsHaveNames() {
    assertThat(Corpus.seeds())
        .allSatisfy(seed -> assertThat(Corpus.names(seed).wanted()).isNotEmpty());
  }

  @Test
  void likenessIsThatOfTheLongestCommonRuns() {
    assertThat(Difflib.ratio("abcd", "bcde")).isEqualTo(0.75);
    assertThat(Difflib.ratio("甲乙丙丁戊", "丁戊甲乙丙")).isEqualTo(0.6);
    assertThat(Difflib.ratio("", "")).isEqualTo(1);
    assertThat(Difflib.ratio("", "甲")).isZero();
  }
}
