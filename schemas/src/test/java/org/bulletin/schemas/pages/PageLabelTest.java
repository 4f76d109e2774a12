package org.bulletin.schemas.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageLabelTest {

  @ParameterizedTest
  @CsvSource({
    "2, '', 2",
    "02, '', 2",
    "第二版, '', 2",
    "２, '', 2",
    "A02, A, 2",
    "a2, A, 2",
    "十二, '', 12",
    "第2版, '', 2"
  })
  void onePageHasOneLabelHoweverItIsPrinted(String printed, String section, int number) {
    assertThat(PageLabel.read(printed)).contains(new PageLabel(section, number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "要闻", "特刊", "A"})
  void whatNamesNoNumberIsNoLabel(String printed) {
    assertThat(PageLabel.read(printed)).isEmpty();
  }

  @Test
  void aBareNumberIsOfTheSectionOfThePageThatPrintsIt() {
    // Given
    PageLabel front = PageLabel.read("A01").orElseThrow();

    // When, Then
    assertThat(PageLabel.read("2").orElseThrow().on(front)).isEqualTo(new PageLabel("A", 2));
    assertThat(PageLabel.read("B2").orElseThrow().on(front)).isEqualTo(new PageLabel("B", 2));
  }
}
