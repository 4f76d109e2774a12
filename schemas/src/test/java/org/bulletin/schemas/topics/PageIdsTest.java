package org.bulletin.schemas.topics;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageIdsTest {

  private static final int PARTITIONS = 6;

  @Test
  void pageOfAnIssueIsNamedByNewspaperDateAndLabel() {
    // When
    String id = PageIds.of("灵溪报", LocalDate.of(2024, 5, 17), "A01");

    // Then
    assertThat(id).isEqualTo("灵溪报/2024-05-17/A01");
    assertThat(PageIds.issueOf(id)).contains("灵溪报/2024-05-17");
  }

  @Test
  void slashesInNamesAreEscapedSoThatTheIssueStaysReadable() {
    // When
    String id = PageIds.of("甲/乙报", LocalDate.of(2024, 5, 17), "1/2");

    // Then
    assertThat(id).isEqualTo("甲%2F乙报/2024-05-17/1%2F2");
    assertThat(PageIds.issueOf(id)).contains("甲%2F乙报/2024-05-17");
    assertThat(PageIds.labelOf(id)).contains("1/2");
  }

  @Test
  void pagesOfAnIssueBeginWithItsPrefixAndThoseOfOthersDoNot() {
    // Given
    LocalDate date = LocalDate.of(2024, 5, 17);
    String prefix = PageIds.prefixOf(PageIds.issueOf(PageIds.of("乙报", date, "01")).orElseThrow());

    // Then
    assertThat(PageIds.of("乙报", date, "A/02")).startsWith(prefix);
    assertThat(PageIds.of("乙报/2024-05-17", date, "01")).doesNotStartWith(prefix);
    assertThat(PageIds.of("甲/乙报", date, "01")).doesNotStartWith(prefix);
    assertThat(PageIds.of("乙报", date.plusDays(1), "01")).doesNotStartWith(prefix);
  }

  @Test
  void equalNamesInDifferentUnicodeFormsAreOnePage() {
    assertThat(PageIds.ofPath("seeds", "cafe\u0301.txt"))
        .isEqualTo(PageIds.ofPath("seeds", "caf\u00e9.txt"));
  }

  @Test
  void pageOfAPathBelongsToNoIssue() {
    assertThat(PageIds.issueOf(PageIds.ofPath("seeds", "a/b.txt"))).isEmpty();
  }

  @Test
  void articlesMeetTheirPageAndItsIssueInOnePartition() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      // Given
      String page = randomPageId(random);
      String article = PageIds.articleId(page, "0123456789ab", 1 + random.nextInt(3));

      // When
      int ofPage = IssuePartitioner.ofPage(page, PARTITIONS);

      // Then
      assertThat(IssuePartitioner.ofArticle(article, PARTITIONS)).as(page).isEqualTo(ofPage);
      assertThat(article.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(PageIds.MAX_ARTICLE_ID_BYTES);
    }
  }

  @Test
  void pagesOfAnIssueMeet() {
    LocalDate date = LocalDate.of(2024, 5, 17);
    assertThat(IssuePartitioner.ofPage(PageIds.of("灵溪报", date, "01"), PARTITIONS))
        .isEqualTo(IssuePartitioner.ofPage(PageIds.of("灵溪报", date, "02"), PARTITIONS));
  }

  @Test
  void longPageIdsThatDifferAtTheEndHaveDifferentArticles() {
    // Given
    String longName = "页".repeat(300);

    // Then
    assertThat(PageIds.articleId("c/" + longName + "1.txt", "0123456789ab", 1))
        .isNotEqualTo(PageIds.articleId("c/" + longName + "2.txt", "0123456789ab", 1));
  }

  private static String randomPageId(Random random) {
    String name = "报".repeat(1 + random.nextInt(200)) + random.nextInt(100);
    return random.nextBoolean()
        ? PageIds.of(name, LocalDate.ofEpochDay(random.nextInt(30_000)), "0" + random.nextInt(9))
        : PageIds.ofPath("c#" + random.nextInt(5), name + ".pdf#" + random.nextInt(9));
  }
}
