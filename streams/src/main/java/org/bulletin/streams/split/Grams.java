package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.List;

/**
 * What the blocks of one page speak of: pairs of neighbouring characters, each the heavier the
 * fewer blocks have it.
 */
final class Grams {

  private final PairNumbers numbers;
  private final float[] rarity;

  Grams(List<String> texts) {
    numbers = new PairNumbers(texts.stream().mapToInt(String::length).sum());
    int[][] pairs = new int[texts.size()][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = distinct(numbers.all(texts.get(i), true));
    }
    rarity = new float[numbers.size()];
    for (int[] block : pairs) {
      for (int pair : block) {
        rarity[pair]++;
      }
    }
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = (float) Math.log((pairs.length + 1.0) / rarity[i]);
    }
  }

  private static int[] distinct(int[] sorted) {
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  /** Returns the topic of a text; pairs that stand in none of the page's blocks do not count. */
  Topic topic(String text) {
    int[] pairs = numbers.all(text, false);
    int[] ids = new int[pairs.length];
    float[] counts = new float[pairs.length];
    int n = 0;
    for (int i = 0; i < pairs.length; i++) {
      if (n > 0 && ids[n - 1] == pairs[i]) {
        counts[n - 1]++;
      } else {
        ids[n] = pairs[i];
        counts[n++] = 1;
      }
    }
    return new Topic(Arrays.copyOf(ids, n), Arrays.copyOf(counts, n), rarity);
  }

  /** Pairs with how often they occur. */
  static final class Topic {

    private static final float[] LOGS = new float[32];

    static {
      for (int i = 0; i < LOGS.length; i++) {
        LOGS[i] = 1 + (float) Math.log(Math.max(1, i));
      }
    }

    private final int[] ids;
    private final float[] counts;
    private final float[] weights;
    private final float[] rarity;
    private final double norm;

    private Topic(int[] ids, float[] counts, float[] rarity) {
      this.ids = ids;
      this.counts = counts;
      this.rarity = rarity;
      this.weights = new float[ids.length];
      double squares = 0;
      for (int i = 0; i < ids.length; i++) {
        weights[i] = LOGS[Math.min(LOGS.length - 1, (int) counts[i])] * rarity[ids[i]];
        squares += weights[i] * weights[i];
      }
      this.norm = Math.sqrt(squares);
    }

    /** Returns the topic of this text and another one. */
    Topic plus(Topic other) {
      int[] both = new int[ids.length + other.ids.length];
      float[] sums = new float[both.length];
      int n = 0;
      int i = 0;
      int j = 0;
      while (i < ids.length || j < other.ids.length) {
        int a = i < ids.length ? ids[i] : Integer.MAX_VALUE;
        int b = j < other.ids.length ? other.ids[j] : Integer.MAX_VALUE;
        both[n] = Math.min(a, b);
        sums[n++] = (a <= b ? counts[i++] : 0) + (b <= a ? other.counts[j++] : 0);
      }
      return new Topic(Arrays.copyOf(both, n), Arrays.copyOf(sums, n), rarity);
    }

    /** Returns the cosine of two topics, 0 to 1. */
    double similarity(Topic other) {
      if (norm == 0 || other.norm == 0) {
        return 0;
      }
      double sum = 0;
      int i = 0;
      int j = 0;
      while (i < ids.length && j < other.ids.length) {
        int a = ids[i];
        int b = other.ids[j];
        if (a == b) {
          sum += weights[i++] * other.weights[j++];
        } else if (a < b) {
          i++;
        } else {
          j++;
        }
      }
      return sum / (norm * other.norm);
    }

    /** Returns which share of this topic's weight another one has too, 0 to 1. */
    double coveredBy(Topic other) {
      double all = 0;
      double covered = 0;
      int j = 0;
      for (int i = 0; i < ids.length; i++) {
        all += weights[i];
        while (j < other.ids.length && other.ids[j] < ids[i]) {
          j++;
        }
        covered += j < other.ids.length && other.ids[j] == ids[i] ? weights[i] : 0;
      }
      return all == 0 ? 0 : covered / all;
    }
  }
}
