package org.bulletin.indexer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RejectionStreakTest {

  private final RejectionStreak streak = new RejectionStreak();

  @BeforeEach
  void nineteenInARow() {
    for (int i = 1; i < RejectionStreak.LIMIT; i++) {
      streak.rejected("a", "no date in document with id '" + i + "'");
    }
  }

  @Test
  void theTwentiethForTheSameReasonIsOneTooMany() {
    // When
    assertThatThrownBy(() -> streak.rejected("a", "no date in document with id 'x'"))
        // Then
        .isInstanceOf(StoppedException.class)
        .hasMessageContaining("20 documents for a in a row")
        .hasMessageContaining("no date in document with id 'x'");
  }

  @Test
  void anotherReasonBeginsAnew() {
    // Given
    streak.rejected("a", "no name in document with id 'x'");

    // When
    assertThatCode(() -> streak.rejected("a", "no date in document with id 'y'"))
        // Then
        .doesNotThrowAnyException();
  }

  @Test
  void anAcceptedDocumentBeginsAnew() {
    // Given
    streak.accepted("a");

    // When
    assertThatCode(() -> streak.rejected("a", "no date in document with id 'x'"))
        // Then
        .doesNotThrowAnyException();
  }

  @Test
  void indicesAreCountedApart() {
    // Given
    streak.accepted("b");

    // When
    assertThatThrownBy(() -> streak.rejected("a", "no date in document with id 'x'"))
        // Then
        .isInstanceOf(StoppedException.class);
  }
}
