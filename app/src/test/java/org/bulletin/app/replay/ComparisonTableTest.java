package org.bulletin.app.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bulletin.indexer.compare.ComparisonReport;
import org.bulletin.indexer.compare.ComparisonReport.Article;
import org.bulletin.indexer.compare.ComparisonReport.Articles;
import org.bulletin.indexer.compare.ComparisonReport.Change;
import org.bulletin.indexer.compare.ComparisonReport.ChangedArticle;
import org.bulletin.indexer.compare.ComparisonReport.Counts;
import org.bulletin.indexer.compare.ComparisonReport.Ids;
import org.bulletin.indexer.compare.ComparisonReport.Means;
import org.bulletin.indexer.compare.ComparisonReport.Pages;
import org.bulletin.indexer.compare.ComparisonReport.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTableTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Ids NONE = new Ids(0, List.of());
  private static final Samples NO_SAMPLES = new Samples(List.of(), List.of(), List.of());

  @Test
  void countsStandSideBySide() {
    // When
    List<String> lines = ComparisonTable.of(report(NONE, NO_SAMPLES)).lines().toList();

    // Then
    assertThat(lines.get(0)).matches(" +g1 +g2");
    assertThat(lines).anyMatch(line -> line.matches("pages +10 +11 +9 covered, 0 lost, 2 new"));
    assertThat(lines)
        .anyMatch(line -> line.matches("articles +40 +42 +30 unchanged, 5 changed, 5 gone, 7 new"));
    assertThat(lines).anyMatch(line -> line.matches(" +mean confidence +0.500 +0.750"));
    assertThat(lines).anyMatch(line -> line.matches("persons +7 +8 +other ones in 3 articles"));
    assertThat(lines).noneMatch(line -> line.contains("lacks") || line.contains("example"));
  }

  @Test
  void lostPagesAreNamedOneByOneUpToAScreenful() {
    // Given
    Ids lost = new Ids(5000, IntStream.range(0, 1000).mapToObj(i -> "页/" + i).toList());

    // When
    String text = ComparisonTable.of(report(lost, NO_SAMPLES));

    // Then
    assertThat(text)
        .contains("Pages that g2 lacks:", "  页/0\n", "  页/19\n", "… and 4980 more")
        .doesNotContain("页/20\n");
  }

  @Test
  void samplesShowWhatWasAndWhatIs() {
    // Given
    Samples samples =
        new Samples(
            List.of(new Article("a#1", "走了")),
            List.of(new Article("b#1", "来了")),
            List.of(
                new ChangedArticle(
                    "c#1",
                    List.of(
                        new Change("headline", JSON.textNode("旧题"), JSON.textNode("新题")),
                        new Change(
                            "persons", NullNode.getInstance(), JSON.arrayNode().add("甲").add("乙")),
                        new Change(
                            "authors",
                            JSON.arrayNode().add(JSON.objectNode().put("name", "丙")),
                            NullNode.getInstance())))));

    // When
    List<String> lines = ComparisonTable.of(report(NONE, samples)).lines().toList();

    // Then
    assertThat(lines).anyMatch(line -> line.matches("c#1 +headline +旧题 +新题"));
    assertThat(lines).anyMatch(line -> line.matches(" +persons +– +甲、乙"));
    assertThat(lines).anyMatch(line -> line.matches(" +authors +丙 +–"));
    assertThat(lines).anyMatch(line -> line.matches("a#1 +走了"));
    assertThat(lines).anyMatch(line -> line.matches("b#1 +来了"));
  }

  private static ComparisonReport report(Ids missing, Samples samples) {
    return new ComparisonReport(
        "g1",
        "g2",
        new Pages(new Counts(10, 11), new Counts(0, 0), new Counts(1, 0), 9, missing, NONE, 2),
        new Articles(
            new Counts(40, 42),
            new Counts(3, 1),
            new Counts(2, 2),
            new Means(0.5, 0.75),
            35,
            30,
            5,
            Map.of("persons", 3L),
            5,
            7),
        Map.of("persons", new Counts(7, 8)),
        NONE,
        samples);
  }
}
