package org.bulletin.schemas.topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GenerationNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"g1", "g12", "g1.2", "g7.10", "g999999999.9999"})
  void namesAreReadAsTheyAreWritten(String name) {
    assertThat(GenerationName.of(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "g", "1", "g0", "g01", "g1.0", "g1.1", "g1.02", "G1", "g1.", "g1.2.3"})
  void othersAreNone(String name) {
    assertThat(GenerationName.read(name)).isEmpty();
    assertThatThrownBy(() -> GenerationName.of(name)).hasMessageContaining("not a generation");
  }

  @Test
  void anotherIndexIsOfTheSameDerivation() {
    assertThat(GenerationName.of("g3.2").derivation()).hasToString("g3");
    assertThat(Topics.enriched("g3.2")).isEqualTo(Topics.enriched("g3"));
  }

  @Test
  void orderIsThatOfNumbers() {
    assertThat(GenerationName.of("g10")).isGreaterThan(GenerationName.of("g9.5"));
    assertThat(GenerationName.of("g9.10")).isGreaterThan(GenerationName.of("g9.9"));
  }
}
