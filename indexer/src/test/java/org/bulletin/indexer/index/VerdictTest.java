package org.bulletin.indexer.index;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "false, 200, false, WRITTEN",
    "false, 201, false, WRITTEN",
    "true, 200, false, DELETED",
    "true, 404, false, UNCHANGED",
    "true, 404, true, TRY_AGAIN",
    "false, 404, true, TRY_AGAIN",
    "false, 409, true, ALREADY_NEWER",
    "true, 409, true, ALREADY_NEWER",
    "false, 400, true, REJECTED",
    "false, 413, true, REJECTED",
    "false, 401, true, TRY_AGAIN",
    "false, 403, true, TRY_AGAIN",
    "false, 408, true, TRY_AGAIN",
    "false, 429, true, TRY_AGAIN",
    "false, 500, true, TRY_AGAIN",
    "true, 503, true, TRY_AGAIN"
  })
  void everyStatusHasItsVerdict(boolean delete, int status, boolean error, Verdict expected) {
    // When
    Verdict verdict = Verdict.of(delete, status, error);

    // Then
    assertThat(verdict).isEqualTo(expected);
  }
}
