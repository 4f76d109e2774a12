package org.bulletin.app.corrections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
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
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.TrustedRecords;
import org.bulletin.streams.split.PageSplitter;
import org.bulletin.streams.split.Splitting;
import org.bulletin.streams.topology.ArticleMaker;
import org.bulletin.streams.topology.RecordOrigin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GoldPageTest {

  private static final Path SEEDS = Path.of("..", "seeds");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIRST = "灵溪报/2024-05-17/01";
  private static final String SECOND = "灵溪报/2024-05-17/02";

  @BeforeAll
  static void trust() {
    TrustedRecords.trust();
  }

  @Test
  void anItemOfAJoinedArticleHasWhatIsPrintedOnItsPage() throws IOException {
    // Given an article of two pages, one paragraph of which goes through the cut
    Article joined =
        Article.newBuilder()
            .setPageId(FIRST)
            .setKind(ArticleKind.ARTICLE)
            .setHeadlineLines(List.of(new HeadlineLine("修渠", List.of(new Span(FIRST, 0, 2)))))
            .setAuthors(List.of(new Author("甲", "记者", List.of())))
            .setParagraphs(
                List.of(
                    new Paragraph(
                        ParagraphKind.BODY,
                        "先把渠修好，再引水。",
                        List.of(new Span(FIRST, 3, 7), new Span(SECOND, 5, 12))),
                    new Paragraph(
                        ParagraphKind.SECTION_HEADING, "尾声", List.of(new Span(SECOND, 13, 15)))))
            .setOtherSpans(List.of(new RoleSpans("byline", List.of(new Span(SECOND, 16, 20)))))
            .setSources(
                Stream.of(FIRST, SECOND)
                    .map(id -> SourcePage.newBuilder().setPageId(id).build())
                    .toList())
            .build();

    // When
    ObjectNode first = GoldPage.of("1.txt", page(FIRST, "修渠\n先把渠修\n下转2版"), List.of(joined));
    ObjectNode second =
        GoldPage.of("2.txt", page(SECOND, "上接1版\n好，再\n引水。\n尾声\n记者 甲"), List.of(joined));

    // Then
    assertThat(first.path("items"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"kind": "article", "headline": ["修渠"], "body": ["先把渠修"], "continuedOnPage": "02",
                  "authors": ["甲"], "lines": {"headline": [[1]], "body": [[2]]}}]
                """));
    assertThat(second.path("items"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"kind": "article", "byline": ["记者 甲"], "body": ["好，再引水。", "## 尾声"],
                  "continuedFromPage": "01", "authors": ["甲"],
                  "lines": {"byline": [[5]], "body": [[2, 3], [4]]}}]
                """));
  }

  @Test
  void noLineBelongsToTwoTexts() throws IOException {
    PageSplitter splitter = new PageSplitter();
    try (Stream<Path> files = Files.list(SEEDS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        // Given
        RawPage page =
            RawPage.newBuilder().setPageId(FIRST).setText(Files.readString(file)).build();
        Splitting splitting = splitter.split(ArticleMaker.pageText(page));
        List<Article> articles =
            ArticleMaker.articles(
                page, splitting, Context.newBuilder().build(), 1, RecordOrigin.NONE);

        // When
        ObjectNode gold =
            GoldPage.of(
                "x.txt",
                SplitPage.newBuilder()
                    .setPage(page)
                    .setLeftovers(ArticleMaker.roleSpans(page, splitting.leftovers()))
                    .build(),
                articles);

        // Then
        List<Integer> lines = new ArrayList<>();
        gold.path("labels").forEach(line -> lines.add(line.asInt()));
        for (JsonNode item : gold.path("items")) {
          for (JsonNode units : item.path("lines")) {
            units.forEach(unit -> unit.forEach(line -> lines.add(line.asInt())));
          }
        }
        assertThat(lines).hasSameSizeAs(new HashSet<>(lines)).hasSizeGreaterThan(20);
        assertThat(gold.path("items")).hasSize(articles.size());
      }
    }
  }

  @Test
  void pagesHaveFilesOfTheirOwn() {
    assertThat(GoldExport.fileName("灵溪报/2024-05-17/01")).isEqualTo("灵溪报_2024-05-17_01");
    assertThat(
            Stream.of("集/a.txt", "集/a", "集_a.txt", "集/b/c.txt", "集/b_c.txt", "集/文.pdf#2")
                .map(GoldExport::fileName))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[\\p{L}\\d._-]+"));
    assertThat(GoldExport.fileName("集/" + "长".repeat(500))).hasSizeLessThan(80);
  }

  private static SplitPage page(String pageId, String text) {
    return SplitPage.newBuilder()
        .setPage(RawPage.newBuilder().setPageId(pageId).setText(text).build())
        .build();
  }
}
