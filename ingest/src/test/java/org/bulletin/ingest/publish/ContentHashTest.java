package org.bulletin.ingest.publish;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bulletin.ingest.read.PageFacts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentHashTest {

  private static final LocalDate DATE = LocalDate.of(2025, 11, 14);
  private static final PageFacts FACTS = PageFacts.of("青浦报", DATE, "01");
  private static final OptionalInt NONE = OptionalInt.empty();

  @Test
  void isStable() {
    // When
    String hash = ContentHash.of("text", FACTS, OptionalInt.of(1), Map.of("a", "1", "b", "2"));

    // Then: pages in existing topics carry this
    assertThat(hash).isEqualTo("cc51a879295f91eb4ca7b7c9da94320107755f8affc8afdb144b09b71bc746a8");
  }

  @Test
  void doesNotDependOnTheOrderOfMetadata() {
    // Given
    Map<String, String> there = new LinkedHashMap<>();
    Map<String, String> back = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      there.put("key" + i, "value" + i);
      back.put("key" + (49 - i), "value" + (49 - i));
    }

    // When
    String hash = ContentHash.of("text", FACTS, NONE, there);

    // Then
    assertThat(hash).isEqualTo(ContentHash.of("text", FACTS, NONE, back));
  }

  @Test
  void everyPartCountsAndNoneRunsIntoAnother() {
    // Given
    Optional<String> none = Optional.empty();
    PageFacts newspaper = new PageFacts(Optional.of("01"), Optional.empty(), none);
    PageFacts label = new PageFacts(none, Optional.empty(), Optional.of("01"));

    // When
    Set<String> hashes =
        new HashSet<>(
            Set.of(
                ContentHash.ofNothing(),
                ContentHash.of("a", PageFacts.NONE, NONE, Map.of()),
                ContentHash.of("a", newspaper, NONE, Map.of()),
                ContentHash.of("a", label, NONE, Map.of()),
                ContentHash.of("a", PageFacts.NONE, OptionalInt.of(1), Map.of()),
                ContentHash.of("a", PageFacts.NONE, NONE, Map.of("newspaper", "01")),
                ContentHash.of("a", PageFacts.NONE, NONE, Map.of("x", "1", "y", "2")),
                ContentHash.of("a", PageFacts.NONE, NONE, Map.of("x", "1y2"))));

    // Then
    assertThat(hashes).hasSize(8);
  }
}
