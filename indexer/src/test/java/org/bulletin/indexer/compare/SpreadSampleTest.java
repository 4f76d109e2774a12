package org.bulletin.indexer.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadSampleTest {

  @Test
  void theSampleDoesNotDependOnTheOrder() {
    // Given
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
    List<Integer> inOrder = sample(20, numbers).values();
    Collections.shuffle(numbers, new Random(3));

    // When
    List<Integer> shuffled = sample(20, numbers).values();

    // Then
    assertThat(shuffled).isEqualTo(inOrder).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void theSampleIsSpread() {
    // When
    List<Integer> values = sample(100, IntStream.range(0, 1000).boxed().toList()).values();

    // Then
    for (int quarter = 0; quarter < 4; quarter++) {
      int from = quarter * 250;
      assertThat(values.stream().filter(value -> value >= from && value < from + 250).count())
          .isBetween(10L, 45L);
    }
  }

  @Test
  void ofAnIdTheLatestValueStays() {
    // Given
    SpreadSample<String> sample = new SpreadSample<>(2);

    // When
    sample.offer("a", () -> "first");
    sample.offer("b", () -> "other");
    sample.offer("a", () -> "second");

    // Then
    assertThat(sample.values()).containsExactlyInAnyOrder("second", "other");
  }

  @Test
  void whatIsRemovedIsGone() {
    // Given
    SpreadSample<Integer> sample = sample(2, List.of(1));

    // When
    sample.remove("1");
    sample.remove("2");

    // Then
    assertThat(sample.values()).isEmpty();
  }

  @Test
  void aSampleOfNoneTakesNothing() {
    // When
    SpreadSample<Integer> sample = sample(0, List.of(1, 2));

    // Then
    assertThat(sample.values()).isEmpty();
  }

  private static SpreadSample<Integer> sample(int size, List<Integer> numbers) {
    SpreadSample<Integer> sample = new SpreadSample<>(size);
    numbers.forEach(number -> sample.offer(Integer.toString(number), () -> number));
    return sample;
  }
}
