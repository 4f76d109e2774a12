package org.bulletin.app.serve;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bulletin.app.serve.IssueCalendar.Issue;
import org.bulletin.app.serve.IssueCalendar.Page;
import org.bulletin.app.serve.IssueCalendar.State;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IssueCalendarTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 14);

  @BeforeAll
  static void trust() {
    TrustedRecords.trust();
  }

  @Test
  void everyPageOfAnIssueHasItsState() {
    // When
    List<Issue> issues =
        calendar(
            page("河西报", "4", PageState.LIVE, ""),
            page("河西报", "1", PageState.REFUSED, "it is empty"),
            page("河西报", "02", PageState.RETRACTED, ""));

    // Then
    assertThat(issues)
        .containsExactly(
            new Issue(
                "河西报",
                DAY,
                List.of(
                    new Page("01", State.REFUSED, Optional.of("it is empty")),
                    new Page("02", State.RETRACTED, Optional.empty()),
                    new Page("03", State.MISSING, Optional.empty()),
                    new Page("04", State.THERE, Optional.empty()))));
  }

  @Test
  void anIssueOfWhichAllIsRetractedIsShown() {
    // When
    List<Issue> issues = calendar(page("河西报", "1", PageState.RETRACTED, ""));

    // Then
    assertThat(issues)
        .containsExactly(
            new Issue("河西报", DAY, List.of(new Page("01", State.RETRACTED, Optional.empty()))));
  }

  @Test
  void aPageThatAnotherSourceGivesIsThere() {
    // When
    List<Issue> issues =
        calendar(
            page("河西报", "1", PageState.RETRACTED, ""),
            page("河西报", "01", PageState.REFUSED, "broken"),
            page("河西报", "01", PageState.LIVE, ""));

    // Then
    assertThat(issues.get(0).pages())
        .containsExactly(new Page("01", State.THERE, Optional.empty()));
  }

  private static List<Issue> calendar(Source... sources) {
    return IssueCalendar.of(List.of(sources), List.of(), Newspapers.defaults(), DAY);
  }

  private static Source page(String newspaper, String label, PageState state, String reason) {
    return Source.newBuilder()
        .setPages(
            List.of(
                RememberedPage.newBuilder()
                    .setPageId(PageIds.of(newspaper, DAY, label))
                    .setState(state)
                    .setReason(reason)
                    .build()))
        .build();
  }
}
