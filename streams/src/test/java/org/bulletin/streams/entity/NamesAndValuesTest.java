package org.bulletin.streams.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesAndValuesTest {

  @ParameterizedTest
  @CsvSource({
    "12月7日至8日, 2025-12-07/2025-12-08",
    "今年1至9月, 2025-01/2025-09",
    "去年10月, 2024-10",
    "2025年1月20日至24日, 2025-01-20/2025-01-24",
    "2021年至2023年, 2021/2023",
    "2024-05-14, 2024-05-14",
    "11日, 2025-12-11",
    "2025年度, 2025"
  })
  void datesBecomeIso(String printed, String value) {
    // Given
    DateValues values = new DateValues(Optional.of(LocalDate.of(2025, 12, 12)));

    // When
    Optional<String> iso = values.of(printed);

    // Then
    assertThat(iso).contains(value);
  }

  @Test
  void withoutAnIssueDateADayHasNoYear() {
    // Given
    DateValues values = new DateValues(Optional.empty());

    // When
    Optional<String> iso = values.of("12月7日");

    // Then
    assertThat(iso).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"近百亿, 10000000000", "63.83亿, 6383000000", "1270万, 12700000", "三十, 30", "两百, 200"})
  void numbersBecomeValues(String printed, double value) {
    // Given
    String number = printed.replace("近", "");

    // When
    Optional<Double> amount = Numerals.value(number);

    // Then
    assertThat(amount).contains(value);
  }

  @ParameterizedTest
  @CsvSource({
    "区委, 中共上海市青浦区委",
    "青浦区委, 中共上海市青浦区委",
    "区人大常委会, 上海市青浦区人大常委会",
    "市委, 中共上海市委",
    "市经信委, 上海市经信委",
    "区发改委, 上海市青浦区发改委"
  })
  void shortFormsBecomeOfficial(String printed, String name) {
    // Given
    Context context =
        new Context(null, new Inference("青浦区", "given"), new Inference("上海市", "given"), null);

    // When
    String canonical = new CanonicalNames(context, Map.of()).of(EntityType.ORGANIZATION, printed);

    // Then
    assertThat(canonical).isEqualTo(name);
  }

  @Test
  void whatAPersonDecidedHolds() {
    // Given
    Overrides overrides =
        Overrides.of(
            List.of(
                "# decided by hand",
                "alias ORGANIZATION 区改革局 = 某区发展和改革局",
                "same PERSON:王某@甲区 = PERSON:王某@乙区",
                "different PERSON:王某@乙区 in 甲报/2025-01-02 = 2"));

    // When, Then
    assertThat(overrides.canonical("ORGANIZATION", "区改革局")).contains("某区发展和改革局");
    assertThat(overrides.entityId("PERSON:王某@甲区", "x")).isEqualTo("PERSON:王某@乙区");
    assertThat(overrides.entityId("PERSON:王某@乙区", "甲报/2025-01-02/01#a"))
        .isEqualTo("PERSON:王某@乙区#2");
  }
}
