package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldItem.Jump;
import org.bulletin.streams.layout.Marked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IssueJoinerTest {

  private static final String CANAL = "石门水库灌渠工程昨日开工，负责人陶望山说，石门水库灌渠全长九公里，要先把渠修";
  private static final String CANAL_ON = "好，再把水引到田里。陶望山说，石门水库灌渠可以浇灌稻田三千亩。";
  private static final String SCHOOL = "桃源小学新校舍启用，校长柳青禾领着孩子们参观图书室。";
  private static final String SCHOOL_ON = "柳青禾说，桃源小学的图书室周末也向村民开放，桃源小学还要办夜校。";

  private final IssueJoiner joiner = new IssueJoiner(article -> true);

  @Test
  void aSentenceThatWasCutIsOneParagraphAndTheRestOfTheSecondPartFollows() {
    // Given
    CutPage first = page("1", item("修渠", "甲", "", "2", CANAL));
    CutPage second = page("2", item("", "", "1", "", CANAL_ON, "会后，大家查看了渠首。"));

    // When
    Article joined = only(joiner.join(List.of(second, first)));

    // Then
    assertThat(joined.getArticleId()).isEqualTo("x/1#0");
    assertThat(joined.getParagraphs())
        .extracting(Paragraph::getText)
        .containsExactly(CANAL + CANAL_ON, "会后，大家查看了渠首。");
    assertThat(joined.getOpen()).isFalse();
  }

  @Test
  void whatTheSecondPartRepeatsGoesToTheOtherSpans() {
    // Given
    CutPage first = page("1", item("桃源小学启用新校舍", "甲", "", "2", SCHOOL));
    CutPage second = page("2", item("桃源小学启用新校舍", "甲", "1", "", "（上接1版）" + SCHOOL_ON));

    // When
    Article joined = only(joiner.join(List.of(first, second)));

    // Then
    assertThat(joined.getHeadlineLines()).hasSize(1);
    assertThat(joined.getAuthors()).extracting(Author::getName).containsExactly("甲");
    assertThat(joined.getParagraphs())
        .extracting(Paragraph::getText)
        .containsExactly(SCHOOL, SCHOOL_ON);
    assertThat(printed(joined, "repeated_headline", second)).containsExactly("桃源小学启用新校舍");
    assertThat(printed(joined, "jump", second)).contains("（上接1版）");
    Paragraph last = joined.getParagraphs().get(1);
    assertThat(
            second
                .text()
                .substring(last.getSpans().get(0).getStart(), last.getSpans().get(0).getEnd()))
        .isEqualTo(SCHOOL_ON);
  }

  @Test
  void correctedAuthorsOfTheFirstPartAreAll() {
    // Given
    CutPage first = page("1", item("桃源小学启用新校舍", "甲", "", "2", SCHOOL));
    CutPage second = page("2", item("", "乙", "1", "", SCHOOL_ON));
    CutPage corrected =
        new CutPage(
            first.pageId(),
            first.label(),
            first.text(),
            List.of(
                Article.newBuilder(first.articles().get(0))
                    .setCorrected(true)
                    .setAuthorsCorrected(true)
                    .build()));

    // When
    Article uncorrected = only(joiner.join(List.of(first, second)));
    Article joined = only(joiner.join(List.of(corrected, second)));

    // Then
    assertThat(uncorrected.getAuthors()).hasSize(2);
    assertThat(joined.getAuthors()).hasSize(1);
    assertThat(joined.getCorrected()).isTrue();
  }

  @Test
  void severalJumpLinesToOnePageShareOutItsContinuations() {
    // Given
    CutPage first = page("01", item("修渠", "", "", "2", CANAL), item("校舍", "", "", "02", SCHOOL));
    CutPage second = page("02", item("", "", "1", "", SCHOOL_ON), item("", "", "01", "", CANAL_ON));

    // When
    List<JoinedPage> joined = joiner.join(List.of(first, second));

    // Then
    assertThat(joined.get(0).articles())
        .extracting(article -> article.getSources().size())
        .containsExactly(2, 2);
    assertThat(joined.get(1).articles()).isEmpty();
    assertThat(joined.get(1).articleIds()).containsExactly("x/01#1", "x/01#0");
  }

  @Test
  void signsOfJumpLinesPartWhatWordsDoNot() {
    // Given
    CutPage first =
        page("1", signed("（下转2版①）", "2", "", "各乡镇要抓好落实。"), signed("（下转2版②）", "2", "", "各部门要抓好落实。"));
    CutPage second =
        page(
            "2",
            signed("（上接1版②）", "", "1", "会议还研究了其他事项。"),
            signed("（上接1版①）", "", "1", "会议还听取了有关汇报。"));

    // When
    List<JoinedPage> joined = joiner.join(List.of(first, second));

    // Then
    assertThat(joined.get(1).articleIds()).containsExactly("x/1#1", "x/1#0");
  }

  @Test
  void twoContinuationsThatFitAlikeStayOpen() {
    // Given
    CutPage first =
        page("1", item("", "", "", "2", "各乡镇要抓好落实。"), item("", "", "", "2", "各乡镇要抓好落实。"));
    CutPage second =
        page("2", item("", "", "1", "", "会议还有其他事项。"), item("", "", "1", "", "会议还有其他事项。"));

    // When
    List<JoinedPage> joined = joiner.join(List.of(first, second));

    // Then
    assertThat(joined).flatExtracting(JoinedPage::articles).hasSize(4).allMatch(Article::getOpen);
  }

  @Test
  void aPartWhoseNextPageIsMissingStaysOpen() {
    // Given
    CutPage first = page("1", item("修渠", "", "", "3", CANAL));
    CutPage second = page("2", item("", "", "", "", SCHOOL));

    // When
    List<JoinedPage> joined = joiner.join(List.of(first, second));

    // Then
    assertThat(joined.get(0).articles()).allMatch(Article::getOpen);
  }

  @Test
  void aJoinedArticleThatDoesNotFitStaysApart() {
    // Given
    IssueJoiner narrow = new IssueJoiner(article -> article.getSources().size() < 2);
    CutPage first = page("1", item("修渠", "", "", "2", CANAL));
    CutPage second = page("2", item("", "", "1", "", CANAL_ON));

    // When
    List<JoinedPage> joined = narrow.join(List.of(first, second));

    // Then
    assertThat(joined).flatExtracting(JoinedPage::articles).hasSize(2).allMatch(Article::getOpen);
  }

  @Test
  void teasersAreNeverJoined() {
    // Given
    CutPage first = page("1", item("桃源小学启用新校舍", "", "", "2"));
    CutPage second = page("2", item("桃源小学启用新校舍", "", "1", "", SCHOOL_ON));

    // When
    List<JoinedPage> joined = joiner.join(List.of(first, second));

    // Then
    assertThat(joined).flatExtracting(JoinedPage::articles).hasSize(2);
  }

  @Test
  void theOrderOfThePagesChangesNothing() {
    // Given
    List<CutPage> pages =
        new ArrayList<>(
            List.of(
                page("1", item("修渠", "", "", "2", CANAL), item("校舍", "", "", "4", SCHOOL)),
                page("2", item("", "", "1", "", CANAL_ON), item("降雨", "", "", "", "昨日有雨。")),
                page("4", item("校舍", "", "1", "", SCHOOL_ON))));
    List<JoinedPage> expected = joiner.join(pages);

    for (int seed = 0; seed < 6; seed++) {
      // When
      Collections.shuffle(pages, new Random(seed));

      // Then
      assertThat(joiner.join(pages)).isEqualTo(expected);
    }
  }

  private static Article only(List<JoinedPage> pages) {
    List<Article> articles = pages.stream().flatMap(page -> page.articles().stream()).toList();
    assertThat(articles).hasSize(1);
    return articles.get(0);
  }

  private static List<String> printed(Article article, String role, CutPage page) {
    return article.getOtherSpans().stream()
        .filter(other -> other.getRole().equals(role))
        .map(RoleSpans::getSpans)
        .flatMap(List::stream)
        .filter(span -> span.getPageId().equals(page.pageId()))
        .map(span -> page.text().substring(span.getStart(), span.getEnd()))
        .toList();
  }

  private static CutPage page(String label, GoldItem... items) {
    return PerfectCut.of("x", label, List.of(items));
  }

  private static GoldItem item(
      String headline, String author, String from, String on, String... paragraphs) {
    return item(
        headline, author, jump(from, "上接" + from + "版"), jump(on, "下转" + on + "版"), paragraphs);
  }

  private static GoldItem signed(String line, String on, String from, String paragraph) {
    return item("", "", jump(from, line), jump(on, line), paragraph);
  }

  private static Optional<Jump> jump(String page, String line) {
    return page.isEmpty() ? Optional.empty() : Optional.of(new Jump(page, line));
  }

  private static GoldItem item(
      String headline,
      String author,
      Optional<Jump> from,
      Optional<Jump> on,
      String... paragraphs) {
    return new GoldItem(
        paragraphs.length == 0 ? GoldItem.Kind.TEASER : GoldItem.Kind.ARTICLE,
        "",
        Stream.of(headline).filter(text -> !text.isEmpty()).map(Marked::parse).toList(),
        List.of(),
        List.of(),
        Stream.of(author).filter(text -> !text.isEmpty()).toList(),
        Stream.of(paragraphs)
            .map(text -> new GoldItem.Paragraph(false, Marked.parse(text)))
            .toList(),
        List.of(),
        Optional.empty(),
        on,
        from,
        List.of());
  }
}
