package org.bulletin.app.deadletters;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SinceTest {

  private static final Instant NOW = Instant.parse("2024-05-17T08:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "90m,2024-05-17T06:30:00Z",
    "2h,2024-05-17T06:00:00Z",
    "7d,2024-05-10T08:00:00Z",
    "PT36H,2024-05-15T20:00:00Z",
    "2024-05-17,2024-05-16T16:00:00Z"
  })
  void timesAreAgoOrDays(String text, Instant expected) {
    // When, Then
    assertThat(Since.parse(text, NOW, ZONE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "7", "2024-13-01", "Px", ""})
  void otherTextIsRefused(String text) {
    // When, Then
    assertThatThrownBy(() -> Since.parse(text, NOW, ZONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no time: say 90m");
  }

  @Test
  void dumpsShowBytesAndText() {
    // When
    String dump =
        LetterValue.dump("rubbish, and more".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    // Then
    assertThat(dump.lines())
        .containsExactly(
            "000000  72 75 62 62 69 73 68 2c 20 61 6e 64 20 6d 6f 72  rubbish, and mor",
            "000010  65                                               e");
  }
}
