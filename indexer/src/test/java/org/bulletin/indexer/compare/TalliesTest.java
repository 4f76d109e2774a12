package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.bulletin.indexer.compare.ComparisonReport.Article;
import org.bulletin.indexer.compare.ComparisonReport.Articles;
import org.bulletin.indexer.compare.ComparisonReport.Change;
import org.bulletin.indexer.compare.ComparisonReport.ChangedArticle;
import org.bulletin.indexer.compare.ComparisonReport.Counts;
import org.bulletin.indexer.compare.ComparisonReport.Ids;
import org.bulletin.indexer.compare.ComparisonReport.Means;
import org.bulletin.indexer.compare.ComparisonReport.Pages;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bulletin.indexer.compare.Documents.article;
import static org.bulletin.indexer.compare.Documents.page;

class TalliesTest {

  @Test
  void pagesAreCoveredByIdAndContent() {
    // When
    PageTally tally =
        pages(
            List.of(page("a", "1"), page("b", "2", "UNSPLIT"), page("c", "3"), page("d", "4")),
            List.of(page("a", "1"), page("b", "2"), page("c", "30"), page("e", "5", "UNSPLIT")));

    // Then
    assertThat(tally.pages())
        .isEqualTo(
            new Pages(
                new Counts(4, 4),
                new Counts(0, 0),
                new Counts(1, 1),
                2,
                new Ids(1, List.of("d")),
                new Ids(1, List.of("c")),
                1));
  }

  @Test
  void retractedPagesAreAsIfNotThere() {
    // When
    Pages pages =
        pages(
                List.of(page("a", "1", "RETRACTED"), page("b", "2"), page("c", "3", "RETRACTED")),
                List.of(page("a", "1", "RETRACTED"), page("b", "2", "RETRACTED"), page("c", "3")))
            .pages();

    // Then
    assertThat(pages.documents()).isEqualTo(new Counts(1, 1));
    assertThat(pages.retracted()).isEqualTo(new Counts(2, 2));
    assertThat(pages.covered()).isZero();
    assertThat(pages.missing().ids()).containsExactly("b");
    assertThat(pages.onlyInNew()).isEqualTo(1);
  }

  @Test
  void correctionsThatDoNotFitTheNewGenerationAreListed() {
    // When
    PageTally tally =
        pages(
            List.of(page("a", "1", "SPLIT", "a#9")),
            List.of(page("a", "1", "SPLIT", "a#1", "a#2"), page("b", "1", "SPLIT", "b#1")));

    // Then
    assertThat(tally.unfitCorrections()).isEqualTo(new Ids(3, List.of("a#1", "a#2", "b#1")));
  }

  @Test
  void onlyLostPagesThatWereAcceptedMayBeLost() {
    // Given
    PageTally tally =
        pages(List.of(page("a", "1"), page("b", "2"), page("c", "3")), List.of(page("b", "20")));
    ComparisonReport report = report(tally, new ArticleTally(0));

    // Then
    assertThat(report.losesPages(Set.of())).isTrue();
    assertThat(report.losesPages(Set.of("a", "c"))).isTrue();
    assertThat(report.losesPages(Set.of("a", "b"))).isTrue();
    assertThat(report.losesPages(Set.of("a", "b", "c"))).isFalse();
    assertThat(report(pages(List.of(), List.of(page("a", "1"))), new ArticleTally(0)))
        .matches(gain -> !gain.losesPages(Set.of()));
  }

  @Test
  void moreThanCanBeNamedCannotBeAccepted() {
    // Given
    PageTally tally = new PageTally();
    for (int i = 0; i <= IdList.KEPT; i++) {
      tally.onlyInOld(page("p" + i, "1"));
    }
    ComparisonReport report = report(tally, new ArticleTally(0));

    // When
    Ids missing = report.pages().missing();

    // Then
    assertThat(missing.count()).isEqualTo(IdList.KEPT + 1);
    assertThat(missing.ids()).hasSize(IdList.KEPT).startsWith("p0");
    assertThat(report.losesPages(Set.copyOf(missing.ids()))).isTrue();
  }

  @Test
  void articlesAreComparedFieldByField() {
    // Given
    ScannedDocument same = article("a", "题", 0.5, "甲", "乙");
    ScannedDocument renamed = article("b", "旧题", 0.5);
    ScannedDocument gone = article("c", "", 0.2, "丙");
    ScannedDocument added = article("d", "新", 1, "丁", "戊");

    // When
    ArticleTally tally =
        articles(
            List.of(same, renamed, gone),
            List.of(article("a", "题", 0.75, "乙", "甲"), article("b", "新题", 0.8, "己"), added));

    // Then
    Articles articles = tally.articles();
    assertThat(articles.documents()).isEqualTo(new Counts(3, 3));
    assertThat(articles.withoutHeadline()).isEqualTo(new Counts(1, 0));
    assertThat(articles.inBoth()).isEqualTo(2);
    assertThat(articles.unchanged()).isEqualTo(1);
    assertThat(articles.changed()).isEqualTo(1);
    assertThat(articles.changedFields()).isEqualTo(Map.of("headline", 1L, "persons", 1L));
    assertThat(articles.onlyInOld()).isEqualTo(1);
    assertThat(articles.onlyInNew()).isEqualTo(1);
    assertThat(articles.meanConfidence().before()).isCloseTo(0.4, within(1e-9));
    assertThat(articles.meanConfidence().after()).isCloseTo(0.85, within(1e-9));
    assertThat(tally.entities()).containsEntry("persons", new Counts(3, 5));
    assertThat(tally.entities()).containsEntry("places", new Counts(0, 0));
    assertThat(tally.samples().onlyInOld()).containsExactly(new Article("c", ""));
    assertThat(tally.samples().onlyInNew()).containsExactly(new Article("d", "新"));
    assertThat(tally.samples().changed())
        .extracting(ChangedArticle::articleId)
        .containsExactly("b");
    assertThat(tally.samples().changed().get(0).changes())
        .extracting(Change::field)
        .containsExactly("headline", "persons");
  }

  @Test
  void everyFieldOfAReaderCountsAndProvenanceDoesNot() {
    Map<String, Consumer<ObjectNode>> edits = new HashMap<>();
    edits.put("headline", source -> source.put("headline", "x"));
    edits.put("authors", source -> source.putArray("authors").addObject().put("name", "x"));
    edits.put("length", source -> source.put("length", 8));
    edits.put("kind", source -> source.put("kind", "PHOTO_NEWS"));
    edits.put("open", source -> source.put("open", true));
    ArticleChanges.ENTITY_FIELDS.forEach(
        field -> edits.put(field, source -> source.putArray(field).add("x")));
    edits.forEach(
        (field, edit) -> {
          // Given
          ScannedDocument after = article("a", "题", 0.5);
          edit.accept(after.source());
          after.source().putObject("provenance").put("version", 99);

          // When
          List<Change> changes =
              ArticleChanges.between(article("a", "题", 0.5).source(), after.source());

          // Then
          assertThat(changes).extracting(Change::field).containsExactly(field);
        });
  }

  @Test
  void withoutArticlesNothingIsDividedByZero() {
    // When
    Articles articles = new ArticleTally(3).articles();

    // Then
    assertThat(articles.meanConfidence()).isEqualTo(new Means(0, 0));
  }

  @Test
  void thePartsAlwaysAddUp() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      // Given
      Map<String, ScannedDocument> before = randomPages(random);
      Map<String, ScannedDocument> after = randomPages(random);

      // When
      Pages pages = pages(Documents.sorted(before), Documents.sorted(after)).pages();

      // Then
      long lost = pages.missing().count() + pages.otherContent().count();
      assertThat(pages.lost()).isEqualTo(lost);
      assertThat(pages.covered() + lost).isEqualTo(pages.documents().before());
      assertThat(pages.covered() + pages.otherContent().count() + pages.onlyInNew())
          .isEqualTo(pages.documents().after());
      assertThat(pages.documents().before() + pages.retracted().before()).isEqualTo(before.size());
      assertThat(pages.documents().after() + pages.retracted().after()).isEqualTo(after.size());
      assertThat(pages.covered())
          .isEqualTo(
              before.values().stream()
                  .filter(page -> page.source().path("outcome").asText().equals("SPLIT"))
                  .filter(page -> page.equals(after.get(page.key())))
                  .count());
    }
  }

  @Test
  void aReportIsJsonWithTheNamesOfTheIssue() {
    // Given
    PageTally pages = pages(List.of(page("a", "1")), List.of());
    ArticleTally articles =
        articles(List.of(article("b", "旧题", 0.5)), List.of(article("b", "新题", 0.5)));

    // When
    ObjectNode json = report(pages, articles).toJson();

    // Then
    assertThat(json.path("old").asText()).isEqualTo("g1");
    assertThat(json.path("new").asText()).isEqualTo("g2");
    assertThat(json.at("/pages/documents/old").asLong()).isEqualTo(1);
    assertThat(json.at("/pages/missing/ids/0").asText()).isEqualTo("a");
    assertThat(json.at("/pages/other_content/count").isIntegralNumber()).isTrue();
    assertThat(json.at("/articles/mean_confidence/new").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/articles/changed_fields/headline").asLong()).isEqualTo(1);
    assertThat(json.at("/entities/person_positions/new").asLong()).isZero();
    assertThat(json.at("/unfit_corrections/count").isIntegralNumber()).isTrue();
    assertThat(json.at("/samples/changed/0/article_id").asText()).isEqualTo("b");
    assertThat(json.at("/samples/changed/0/changes/0/before").asText()).isEqualTo("旧题");
    assertThat(json.at("/samples/changed/0/changes/0/after").asText()).isEqualTo("新题");
  }

  private static Map<String, ScannedDocument> randomPages(Random random) {
    Map<String, ScannedDocument> pages = new HashMap<>();
    int count = random.nextInt(10);
    for (int i = 0; i < count; i++) {
      String id = List.of("报", "𠮷", "ｆ", "a").get(random.nextInt(4)) + random.nextInt(4);
      String hash = Integer.toString(random.nextInt(2));
      pages.put(id, page(id, hash, random.nextInt(4) == 0 ? "RETRACTED" : "SPLIT"));
    }
    return pages;
  }

  private static PageTally pages(List<ScannedDocument> before, List<ScannedDocument> after) {
    PageTally tally = new PageTally();
    SortedMerge.walk(before.iterator(), after.iterator(), tally);
    return tally;
  }

  private static ArticleTally articles(List<ScannedDocument> before, List<ScannedDocument> after) {
    ArticleTally tally = new ArticleTally(5);
    SortedMerge.walk(before.iterator(), after.iterator(), tally);
    return tally;
  }

  private static ComparisonReport report(PageTally pages, ArticleTally articles) {
    return new ComparisonReport(
        "g1",
        "g2",
        pages.pages(),
        articles.articles(),
        articles.entities(),
        pages.unfitCorrections(),
        articles.samples());
  }
}
