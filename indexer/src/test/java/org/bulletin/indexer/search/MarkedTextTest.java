package org.bulletin.indexer.search;

import java.util.List;
import java.util.stream.Stream;
import org.bulletin.indexer.search.MarkedText.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkedTextTest {

  private static final String B = MarkedText.BEGIN;
  private static final String E = MarkedText.END;

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("ab", List.of(new Part("ab", false))),
        Arguments.of(B + "ab" + E, List.of(new Part("ab", true))),
        Arguments.of(
            "a" + B + "b" + E + "c" + B + "d" + E,
            List.of(
                new Part("a", false),
                new Part("b", true),
                new Part("c", false),
                new Part("d", true))),
        Arguments.of(B + "a" + E + B + "b" + E, List.of(new Part("a", true), new Part("b", true))),
        Arguments.of("a" + B + "b", List.of(new Part("a", false), new Part("b", true))));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void marksBecomeParts(String text, List<Part> parts) {
    // When
    MarkedText marked = MarkedText.parse(text);

    // Then
    assertThat(marked.parts()).isEqualTo(parts);
    assertThat(marked.plain()).isEqualTo(text.replace(B, "").replace(E, ""));
  }
}
