package org.bulletin.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SidecarTest {

  @Test
  void saysWhatIsKnown() throws RefusedException {
    // Given
    String json =
        """
        {"newspaper": "青浦报", "issue_date": "2025-11-14", "page_label": "01", "page_number": 1,
         "source_url": "https://example.org/01.html", "editor": "甲", "nothing": null}
        """;

    // When
    Given given = read(json);

    // Then
    assertThat(given.facts()).isEqualTo(PageFacts.of("青浦报", LocalDate.of(2025, 11, 14), "01"));
    assertThat(given.pageNumber()).hasValue(1);
    assertThat(given.metadata())
        .isEqualTo(Map.of("source_url", "https://example.org/01.html", "editor", "甲"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"newspaper\": null, \"page_number\": null}"})
  void maySayNothing(String json) throws RefusedException {
    // When
    Given given = read(json);

    // Then
    assertThat(given).isEqualTo(Given.NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"newspaper": 7}                                | field newspaper
          {"original": "../a.txt"}                        | field original
          {"newspaper": "  "}                             | field newspaper
          {"newspaper": "a\\nb"}                          | field newspaper
          {"issue_date": "14.11.2025"}                    | field issue_date
          {"issue_date": "2025-02-30"}                    | field issue_date
          {"issue_date": 20251114}                        | field issue_date
          {"page_label": 1}                               | field page_label
          {"page_label": "a label that is far too long"}  | field page_label
          {"page_number": "1"}                            | field page_number
          {"page_number": 0}                              | field page_number
          {"page_number": 1.5}                            | field page_number
          {"page_number": 99999999999}                    | field page_number
          {"source_url": "javascript:alert(1)"}           | field source_url
          {"source_url": "/relative"}                     | field source_url
          {"source_url": "http://"}                       | field source_url
          {"tags": ["a"]}                                 | field tags
          {"draft": true}                                 | field draft
          []                                              | not a JSON object
          "text"                                          | not a JSON object
          {"newspaper": "a"                               | not JSON
          {} {}                                           | not JSON
          {"a": "1", "a": "2"}                            | not JSON
          garbage                                         | not JSON
          """)
  void garbageIsRefusedWithFileAndField(String json, String expected) {
    // When, Then
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("page.json")
        .hasMessageContaining(expected);
  }

  @Test
  void emptyFileIsRefused() {
    // When, Then
    assertThatThrownBy(() -> read("")).isInstanceOf(RefusedException.class);
  }

  private static Given read(String json) throws RefusedException {
    return Sidecar.read(json.getBytes(StandardCharsets.UTF_8), "page.json");
  }
}
