package org.bulletin.streams.entity.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NameModelTest {

  private static final NameModel MODEL = NameModel.load();

  private static final String TEXT = "县委副书记、县长缑海燕到云山镇调研，走访启明木玩有限公司，与董事长亓建新座谈。12月7日，市教育局在城南小学举行现场会。";

  @Test
  void aSentencesLabelsDoNotDependOnItsBatch() {
    // Given
    List<String> sentences = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      int start = random.nextInt(TEXT.length());
      sentences.add(TEXT.substring(start, start + 1 + random.nextInt(TEXT.length() - start)));
    }
    List<List<Label>> alone =
        sentences.stream().map(s -> Arrays.asList(MODEL.label(List.of(s)).get(0))).toList();

    for (int round = 0; round < 5; round++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);

      // When
      List<Label[]> together = MODEL.label(order.stream().map(sentences::get).toList());

      // Then
      for (int i = 0; i < order.size(); i++) {
        assertThat(together.get(i)).containsExactlyElementsOf(alone.get(order.get(i)));
      }
    }
  }

  @Test
  void noSentencesHaveNoLabels() {
    // When, Then
    assertThat(MODEL.label(List.of())).isEmpty();
  }

  @Test
  void theTangentIsExactToAMillionth() {
    // Given
    float[] x = new float[40_001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 20_000) / 1000f;
    }
    float[] tangents = x.clone();

    // When
    Vectors.tanh(tangents);

    // Then
    for (int i = 0; i < x.length; i++) {
      assertThat((double) tangents[i]).isCloseTo(Math.tanh(x[i]), within(1e-6));
    }
  }
}
