package org.bulletin.app.serve;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bulletin.indexer.search.ArticleFilter;
import org.bulletin.indexer.search.Facet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ParametersTest {

  @Test
  void allParametersMakeAFilter() {
    // When
    ArticleFilter filter =
        filter(
            Map.of(
                "q", List.of("人工 智能"),
                "person", List.of("王一", "李二"),
                "page_label", List.of("A01"),
                "open", List.of("true"),
                "from", List.of("2025-01-31"),
                "to", List.of("2025-02-28"),
                "min_confidence", List.of("0.9")));

    // Then
    assertThat(filter.text()).isEqualTo("人工 智能");
    assertThat(filter.values())
        .isEqualTo(Map.of(Facet.PERSON, List.of("王一", "李二"), Facet.PAGE_LABEL, List.of("A01")));
    assertThat(filter.openOnly()).isTrue();
    assertThat(filter.from()).contains(LocalDate.of(2025, 1, 31));
    assertThat(filter.to()).contains(LocalDate.of(2025, 2, 28));
    assertThat(filter.minConfidence()).isEqualTo(0.9);
  }

  @Test
  void emptyValuesCountAsNotGiven() {
    // When
    ArticleFilter filter =
        filter(Map.of("q", List.of(""), "person", List.of("", "王一"), "from", List.of("")));

    // Then
    assertThat(filter.text()).isEmpty();
    assertThat(filter.values()).isEqualTo(Map.of(Facet.PERSON, List.of("王一")));
    assertThat(filter.from()).isEmpty();
  }

  /** Parameters that are wrong, and what the sentence says. */
  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(
            "organisation", List.of("x"), "no parameter 'organisation' here: there are author"),
        arguments("q", List.of("一", "二"), "'q' is given more than once"),
        arguments("q", List.of("长".repeat(501)), "'q' is longer than 500 characters"),
        arguments("person", Collections.nCopies(21, "王"), "'person' is given 21 times: at most 20"),
        arguments("from", List.of("2025-02-30"), "'from' is a day as 2025-11-14, not '2025-02-30'"),
        arguments("to", List.of("yesterday"), "'to' is a day"),
        arguments("open", List.of("yes"), "'open' is false or true, not 'yes'"),
        arguments("min_confidence", List.of("NaN"), "'min_confidence' is a number from 0 to 1"),
        arguments("min_confidence", List.of("1.1"), "'min_confidence' is a number from 0 to 1"),
        arguments("kind", List.of("NEWS"), "'kind' is one of ARTICLE, PHOTO_NEWS"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void whatIsWrongIsNamed(String name, List<String> values, String sentence) {
    // When
    assertThatThrownBy(() -> filter(Map.of(name, values)))
        // Then
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aNumberHasBounds() {
    // Given
    Parameters parameters =
        Parameters.of(Map.of("limit", List.of("101")), List.of("limit", "offset"));

    // When
    assertThatThrownBy(() -> parameters.number("limit", 20, 0, 100))
        // Then
        .hasMessage("parameter 'limit' is a whole number from 0 to 100, not '101'");
    assertThat(parameters.number("offset", 7, 0, 100)).isEqualTo(7);
  }

  private static ArticleFilter filter(Map<String, List<String>> query) {
    return Filters.of(Parameters.of(query, Filters.NAMES));
  }
}
