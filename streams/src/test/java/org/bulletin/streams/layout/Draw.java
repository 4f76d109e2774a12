package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random choices. */
final class Draw {

  private Draw() {}

  /** Draws one of several values, each as likely as its weight says. */
  static <T> T of(RandomGenerator random, T a, int weightOfA, T b, int weightOfB) {
    return random.nextInt(weightOfA + weightOfB) < weightOfA ? a : b;
  }

  static <T> T of(
      RandomGenerator random, T a, int weightOfA, T b, int weightOfB, T c, int weightOfC) {
    int at = random.nextInt(weightOfA + weightOfB + weightOfC);
    return at < weightOfA ? a : at < weightOfA + weightOfB ? b : c;
  }

  static <T> T of(
      RandomGenerator random,
      T a,
      int weightOfA,
      T b,
      int weightOfB,
      T c,
      int weightOfC,
      T d,
      int weightOfD) {
    int first = weightOfA + weightOfB;
    return random.nextInt(first + weightOfC + weightOfD) < first
        ? of(random, a, weightOfA, b, weightOfB)
        : of(random, c, weightOfC, d, weightOfD);
  }

  /** Draws one of a list. */
  static <T> T of(RandomGenerator random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Puts a list in another order. */
  static <T> List<T> shuffled(RandomGenerator random, List<T> values) {
    List<T> left = new ArrayList<>(values);
    List<T> shuffled = new ArrayList<>();
    while (!left.isEmpty()) {
      shuffled.add(left.remove(random.nextInt(left.size())));
    }
    return shuffled;
  }
}
