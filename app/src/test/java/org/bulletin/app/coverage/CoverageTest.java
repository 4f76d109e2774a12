package org.bulletin.app.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bulletin.indexer.search.OpenArticle;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.PageIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CoverageTest {

  private static final LocalDate FRIDAY = LocalDate.of(2025, 11, 14);
  private static final LocalDate TUESDAY = FRIDAY.plusDays(4);

  private Newspapers newspapers;

  @BeforeEach
  void readNewspapers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("newspapers.yaml");
    Files.writeString(
        file,
        """
        newspapers:
          - name: 河东报
            codes: [hdb]
            weekdays: [TUESDAY, FRIDAY]
            pages: 4
        """);
    newspapers = Newspapers.with(file);
  }

  @Test
  void pagesThatTheNewspapersFileExpectsAreMissing() {
    // When
    List<IssueCoverage> issues =
        coverage(FRIDAY, List.of(), live("河东报", FRIDAY, "01"), live("河东报", FRIDAY, "3"));

    // Then
    assertThat(issues)
        .containsExactly(
            new IssueCoverage(
                "河东报", FRIDAY, List.of("01", "03"), List.of("02", "04"), List.of(), 0));
  }

  @Test
  void issuesOfItsWeekdaysAreMissingUpToTheLastDay() {
    // When
    List<IssueCoverage> issues = coverage(TUESDAY.plusDays(2), List.of(), live("河东报", FRIDAY, "1"));

    // Then
    assertThat(issues).extracting(IssueCoverage::date).containsExactly(FRIDAY, TUESDAY);
    assertThat(issues.get(1).missing()).containsExactly("01", "02", "03", "04");
  }

  @Test
  void refusedPagesAreNamedUnlessAnotherSourceGivesThem() {
    // When
    List<IssueCoverage> issues =
        coverage(
            FRIDAY,
            List.of(),
            page("河东报", FRIDAY, "01", PageState.REFUSED),
            page("河东报", FRIDAY, "02", PageState.REFUSED),
            live("河东报", FRIDAY, "02"));

    // Then
    assertThat(issues.get(0).refused()).containsExactly("01");
    assertThat(issues.get(0).missing()).containsExactly("03", "04");
  }

  @Test
  void pagesThatJumpLinesNameAndGapsAreMissingOfANewspaperThatIsNotKnown() {
    // Given
    OpenArticle open =
        new OpenArticle(
            PageIds.of("某报/晨", FRIDAY, "A01"), "", Optional.of("A03"), Optional.empty());

    // When
    List<IssueCoverage> issues =
        coverage(
            FRIDAY,
            List.of(open),
            live("某报/晨", FRIDAY, "A01"),
            live("某报/晨", FRIDAY, "B02"),
            page("某报/晨", FRIDAY, "B03", PageState.RETRACTED));

    // Then
    assertThat(issues)
        .containsExactly(
            new IssueCoverage(
                "某报/晨", FRIDAY, List.of("A01", "B02"), List.of("A02", "A03", "B01"), List.of(), 1));
  }

  @Test
  void pagesOfNoIssueDoNotCount() {
    // Given
    RememberedPage page =
        RememberedPage.newBuilder().setPageId("inbox/a.txt").setState(PageState.LIVE).build();

    // When
    List<IssueCoverage> issues =
        coverage(FRIDAY, List.of(), Source.newBuilder().setPages(List.of(page)).build());

    // Then
    assertThat(issues).isEmpty();
  }

  private List<IssueCoverage> coverage(
      LocalDate lastDay, List<OpenArticle> open, Source... sources) {
    return Coverage.of(List.of(sources), open, newspapers, lastDay);
  }

  private static Source live(String newspaper, LocalDate date, String label) {
    return page(newspaper, date, label, PageState.LIVE);
  }

  private static Source page(String newspaper, LocalDate date, String label, PageState state) {
    RememberedPage page =
        RememberedPage.newBuilder()
            .setPageId(PageIds.of(newspaper, date, label))
            .setState(state)
            .build();
    return Source.newBuilder().setPages(List.of(page)).build();
  }
}
