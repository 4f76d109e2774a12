package org.bulletin.streams.join;

import java.util.List;
import org.bulletin.streams.layout.GoldIssue;
import org.bulletin.streams.layout.GoldIssueReader;
import org.bulletin.streams.layout.IssueLayout.Style;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Floors a little below today's figures, so that no change makes joining worse unseen. */
class JoinFloorTest {

  private final GoldJoins joins = new GoldJoins(JoinWeights.load());
  private final List<GoldIssue> issues = GoldIssueReader.all();

  @Test
  void partsThatAreCutWithoutFaultsAreJoinedAsWellAsEver() {
    // Given
    assumeFalse(issues.isEmpty(), "there are gold issues");

    // When
    JoinScore score = issues.stream().map(joins::perfect).reduce(JoinScore.NONE, JoinScore::plus);

    // Then
    assertThat(score.share()).as(score.toString()).isGreaterThanOrEqualTo(0.97);
    assertThat(score.wrong()).as(score.toString()).isZero();
  }

  @Test
  void partsThatTheSplitterCutsAreJoinedAsWellAsEver() {
    // Given
    List<GoldIssue> seen = issues.stream().filter(issue -> !issue.withheld()).toList();
    assumeFalse(seen.isEmpty(), "there are gold issues");

    // When
    JoinScore score = JoinScore.NONE;
    for (int seed = 0; seed < 3; seed++) {
      for (GoldIssue issue : seen) {
        score = score.plus(joins.split(issue, Style.PLAIN, seed));
      }
    }

    // Then
    assertThat(score.share()).as(score.toString()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.wrong()).as(score.toString()).isZero();
  }
}
