package org.bulletin.ingest.read;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrintedCharactersTest {

  @ParameterizedTest
  @CsvSource({
    "\u2F45\u2F2F, 方工",
    "\u2FA6\u2ED3\u2EC5, 金长见",
    "\uF9F4\uFA0A, 林見",
    "甲\u200B乙\uFEFF丙\u00AD丁\u2060, 甲乙丙丁",
    "Ａ１％（）：！「」“”, Ａ１％（）：！「」“”",
    "①㎡½…—, ①㎡½…—",
  })
  void radicalsAndCompatibilityIdeographsAloneChange(String printed, String meant) {
    // When, Then
    assertThat(PrintedCharacters.of(printed)).isEqualTo(meant);
  }
}
