package org.bulletin.streams.correct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.CutPoint;
import org.bulletin.schemas.topics.TrustedRecords;
import org.bulletin.streams.split.Blank;
import org.bulletin.streams.split.PageSplitter;
import org.bulletin.streams.split.PageText;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.split.Splitting.Author;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.ParagraphKind;
import org.bulletin.streams.split.Splitting.RoleText;
import org.bulletin.streams.split.Splitting.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CorrectorTest {

  private static final Path SEEDS = Path.of("../seeds");

  private static final String PAGE =
      """
      综合新闻
      水库开工
      记者 柳青禾
      水库昨日开工。
      全长九公里。
      校舍启用
      通讯员 陶望山
      小学新校舍启用。
      下转2版
      石榴丰收
      石榴红了。
      """;

  /** a1: the reservoir and the school, taken for one article; a2: pomegranates. */
  private static final Splitting SPLITTING =
      new Splitting(
          List.of(
              new CutArticle(
                  Kind.ARTICLE,
                  List.of(text("水库开工")),
                  List.of(author("柳青禾", "记者"), author("陶望山", "通讯员")),
                  List.of(
                      paragraph(ParagraphKind.BODY, "水库昨日开工。"),
                      paragraph(ParagraphKind.BODY, "全长九公里。"),
                      paragraph(ParagraphKind.SECTION_HEADING, "校舍启用"),
                      paragraph(ParagraphKind.BODY, "小学新校舍启用。")),
                  List.of(
                      new RoleText("byline", text("记者 柳青禾")),
                      new RoleText("byline", text("通讯员 陶望山")),
                      new RoleText("jump", text("下转2版"))),
                  Optional.of("2"),
                  Optional.empty(),
                  0.9),
              new CutArticle(
                  Kind.ARTICLE,
                  List.of(text("石榴丰收")),
                  List.of(),
                  List.of(paragraph(ParagraphKind.BODY, "石榴红了。")),
                  List.of(),
                  Optional.empty(),
                  Optional.empty(),
                  0.8)),
          List.of(new RoleText("label", text("综合新闻"))));

  @BeforeAll
  static void trust() {
    TrustedRecords.trust();
  }

  @Test
  void pieceTakesItsHeadingBylineAuthorAndJumpLineAlong() {
    // When
    CorrectedPage page = apply(correction("a1").setSplitAt(List.of(CutPoints.before(3, "校舍启用"))));

    // Then
    assertThat(page.articles()).extracting(CorrectedArticle::id).containsExactly("a1", "a3", "a2");
    CutArticle reservoir = page.articles().get(0).article();
    CutArticle school = page.articles().get(1).article();
    assertThat(reservoir.paragraphs()).hasSize(2);
    assertThat(reservoir.authors()).extracting(Author::name).containsExactly("柳青禾");
    assertThat(reservoir.others()).hasSize(1);
    assertThat(reservoir.continuedOn()).isEmpty();
    assertThat(school.headline()).containsExactly(text("校舍启用"));
    assertThat(school.paragraphs()).containsExactly(paragraph(ParagraphKind.BODY, "小学新校舍启用。"));
    assertThat(school.authors()).extracting(Author::name).containsExactly("陶望山");
    assertThat(school.others()).extracting(RoleText::role).containsExactly("byline", "jump");
    assertThat(school.continuedOn()).contains("2");
    assertCoversOnce(PAGE, page);
  }

  @Test
  void mergedHeadlineIsASectionHeading() {
    // When
    CorrectedPage page = apply(correction("a1").setMergeWith(List.of("a2")));

    // Then
    CutArticle merged = page.articles().get(0).article();
    assertThat(page.articles()).hasSize(1);
    assertThat(merged.headline()).containsExactly(text("水库开工"));
    assertThat(merged.paragraphs().subList(4, 6))
        .containsExactly(
            paragraph(ParagraphKind.SECTION_HEADING, "石榴丰收"),
            paragraph(ParagraphKind.BODY, "石榴红了。"));
    assertThat(merged.confidence()).isEqualTo(0.8);
    assertCoversOnce(PAGE, page);
  }

  @Test
  void splitPartsWhatAMergeHasJoined() {
    // When
    CorrectedPage page =
        apply(
            correction("a1")
                .setMergeWith(List.of("a2"))
                .setSplitAt(List.of(CutPoints.before(5, "石榴丰收"))));

    // Then
    assertThat(page.articles()).hasSize(2);
    assertThat(page.articles().get(1).article().headline()).containsExactly(text("石榴丰收"));
    assertCoversOnce(PAGE, page);
  }

  @Test
  void pieceCanBeMergedWithAnotherArticle() {
    // When
    CorrectedPage page =
        apply(
            correction("a1").setSplitAt(List.of(CutPoints.before(3, "校舍启用"))),
            correction("a2").setMergeWith(List.of("a3")));

    // Then
    assertThat(page.unfit()).isEmpty();
    assertThat(page.articles()).extracting(CorrectedArticle::id).containsExactly("a1", "a2");
    assertThat(page.articles().get(1).article().paragraphs()).hasSize(3);
    assertCoversOnce(PAGE, page);
  }

  @Test
  void headlineIsWhereItIsPrintedAndTheReplacedOneIsKept() {
    // When: a label of the page, over two lines
    CorrectedPage page = apply(correction("a1").setHeadlineLines(List.of("综合 新闻", "别处没有")));

    // Then
    CutArticle article = page.articles().get(0).article();
    assertThat(article.headline().get(0).ranges()).isEqualTo(text("综合新闻").ranges());
    assertThat(article.headline().get(1).ranges()).isEmpty();
    assertThat(article.others()).contains(new RoleText("replaced", text("水库开工")));
    assertThat(page.leftovers()).isEmpty();
    assertCoversOnce(PAGE, page);
  }

  @Test
  void headlineThatWasAParagraphIsNoParagraphAnyMore() {
    // When
    CorrectedPage page = apply(correction("a1").setHeadlineLines(List.of("全长九公里。")));

    // Then
    assertThat(page.articles().get(0).article().paragraphs()).hasSize(3);
    assertCoversOnce(PAGE, page);
  }

  @Test
  void headlinesCanBeExchanged() {
    // When
    CorrectedPage page =
        apply(
            correction("a1").setHeadlineLines(List.of("石榴丰收")),
            correction("a2").setHeadlineLines(List.of("水库开工")));

    // Then
    assertThat(page.articles().get(0).article().headline()).containsExactly(text("石榴丰收"));
    assertThat(page.articles().get(1).article().headline()).containsExactly(text("水库开工"));
    assertThat(page.articles().get(1).article().others()).isEmpty();
    assertCoversOnce(PAGE, page);
  }

  @Test
  void headlineInsideTheTextOfAnotherArticleStaysThere() {
    // When
    CorrectedPage page = apply(correction("a1").setHeadlineLines(List.of("石榴红了")));

    // Then
    assertThat(page.articles().get(0).article().headline().get(0).ranges()).isEmpty();
    assertCoversOnce(PAGE, page);
  }

  @Test
  void emptyHeadlineTakesTheHeadlineAway() {
    // When
    CorrectedPage page = apply(correction("a2").setHeadlineLines(List.of()));

    // Then
    assertThat(page.articles().get(1).article().headline()).isEmpty();
    assertCoversOnce(PAGE, page);
  }

  @Test
  void authorsKeepTheRoleThatIsPrintedUnlessAnotherIsSaid() {
    // When
    CorrectedPage page =
        apply(
            correction("a1")
                .setAuthors(
                    List.of(new CorrectedAuthor("陶望山", ""), new CorrectedAuthor("甘雨", "记者"))));

    // Then
    CorrectedArticle article = page.articles().get(0);
    assertThat(article.authorsCorrected()).isTrue();
    assertThat(article.article().authors())
        .containsExactly(author("陶望山", "通讯员"), new Author("甘雨", "记者", List.of()));
    assertCoversOnce(PAGE, page);
  }

  @Test
  void whatDoesNotFitChangesNothing() {
    // When
    CorrectedPage page =
        apply(
            correction("a1").setHeadlineLines(List.of("新题")).setMergeWith(List.of("a9")),
            correction("a2").setSplitAt(List.of(CutPoints.before(1, "石榴红了。"))),
            correction("a7").setHeadlineLines(List.of("无")));

    // Then
    assertThat(page.unfit()).containsExactly("a1", "a2", "a7");
    assertThat(page.articles())
        .extracting(CorrectedArticle::article)
        .isEqualTo(SPLITTING.articles());
    assertThat(page.articles()).noneMatch(CorrectedArticle::corrected);
  }

  @Test
  void ofTwoThatContradictEachOtherOneIsApplied() {
    // When
    CorrectedPage page =
        apply(
            correction("a1").setMergeWith(List.of("a2")),
            correction("a2").setMergeWith(List.of("a1")));

    // Then
    assertThat(page.unfit()).hasSize(1);
    assertThat(page.articles()).hasSize(1);
    assertCoversOnce(PAGE, page);
  }

  @Test
  void paragraphsThatBeginAlikeAreToldApartByTheirNumbers() {
    // Given
    CutPoint second = CutPoints.before(2, "同样的开头");
    CutPoint third = CutPoints.before(3, "同样的开头");
    List<Paragraph> alike =
        Stream.generate(() -> new Paragraph(ParagraphKind.BODY, new Text("同样的开头。", List.of())))
            .limit(3)
            .toList();

    // Then
    assertThat(CutPoints.find(second, alike)).hasValue(1);
    assertThat(CutPoints.find(third, alike)).hasValue(2);
  }

  @Test
  void everyCharacterStaysInOnePlaceWhateverIsCorrected() throws IOException {
    PageSplitter splitter = new PageSplitter();
    for (String text : seedPages()) {
      Splitting splitting = splitter.split(PageText.of(text));
      for (int seed = 0; seed < 60; seed++) {
        // Given
        List<Correction> corrections = corrections(text, splitting, new Random(seed));

        // When
        CorrectedPage page = Corrector.apply(text, splitting, CorrectorTest::identity, corrections);

        // Then
        assertCoversOnce(text, page);
        List<Correction> shuffled = new ArrayList<>(corrections);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Corrector.apply(text, splitting, CorrectorTest::identity, shuffled))
            .isEqualTo(page);
      }
    }
  }

  /** Corrections of some articles, most of which fit. */
  private static List<Correction> corrections(String text, Splitting splitting, Random random) {
    List<Correction> corrections = new ArrayList<>();
    int articles = splitting.articles().size();
    for (int i = 0; i < articles; i++) {
      CutArticle article = splitting.articles().get(i);
      Correction.Builder correction = correction("a" + (i + 1));
      switch (random.nextInt(7)) {
        case 0 -> correction.setHeadlineLines(List.of(anyStretch(text, random), "无处"));
        case 1 -> {
          List<Text> other = splitting.articles().get(random.nextInt(articles)).headline();
          correction.setHeadlineLines(other.stream().map(Text::text).toList());
        }
        case 2 -> correction.setMergeWith(List.of("a" + (random.nextInt(articles) + 1)));
        case 3 -> {
          if (!article.paragraphs().isEmpty()) {
            int at = random.nextInt(article.paragraphs().size());
            String beginning = article.paragraphs().get(at).text().text();
            correction.setSplitAt(List.of(CutPoints.before(at + 1, beginning)));
          }
        }
        case 4 -> {
          if (!article.paragraphs().isEmpty()) {
            int at = random.nextInt(article.paragraphs().size());
            correction.setHeadlineLines(List.of(article.paragraphs().get(at).text().text()));
          }
        }
        case 5 -> correction.setAuthors(List.of(new CorrectedAuthor(anyStretch(text, random), "")));
        default -> {}
      }
      corrections.add(correction.build());
    }
    return corrections;
  }

  private static String anyStretch(String text, Random random) {
    int start = random.nextInt(text.length() - 12);
    return text.substring(start, start + 1 + random.nextInt(11));
  }

  private static CorrectedPage apply(Correction.Builder... corrections) {
    return Corrector.apply(
        PAGE,
        SPLITTING,
        CorrectorTest::identity,
        Stream.of(corrections).map(Correction.Builder::build).toList());
  }

  /** a1, a2, … in the order of asking. */
  private static Function<CutArticle, String> identity() {
    AtomicInteger articles = new AtomicInteger();
    return article -> "a" + articles.incrementAndGet();
  }

  private static Correction.Builder correction(String articleId) {
    return Correction.newBuilder().setArticleId(articleId);
  }

  private static Paragraph paragraph(ParagraphKind kind, String text) {
    return new Paragraph(kind, text(text));
  }

  private static Author author(String name, String role) {
    return new Author(name, role, text(name).ranges());
  }

  private static Text text(String text) {
    int start = PAGE.indexOf(text);
    return new Text(text, List.of(new Range(start, start + text.length())));
  }

  private static List<String> seedPages() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(SEEDS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        pages.add(Files.readString(file));
      }
    }
    return pages;
  }

  private static void assertCoversOnce(String text, CorrectedPage page) {
    int[] times = new int[text.length()];
    Stream.concat(
            page.articles().stream().flatMap(article -> texts(article.article())),
            page.leftovers().stream().map(RoleText::text))
        .flatMap(t -> t.ranges().stream())
        .forEach(
            range -> {
              for (int i = range.start(); i < range.end(); i++) {
                times[i]++;
              }
            });
    for (int i = 0; i < times.length; i++) {
      if (!Blank.is(text.charAt(i)) && times[i] != 1) {
        assertThat(times[i]).as("character %d: %s", i, text.charAt(i)).isEqualTo(1);
      }
    }
  }

  private static Stream<Text> texts(CutArticle article) {
    return Stream.of(
            article.headline().stream(),
            article.paragraphs().stream().map(Paragraph::text),
            article.others().stream().map(RoleText::text))
        .flatMap(texts -> texts);
  }
}
