package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the blocks of one page speak of: pairs of neighbouring characters, each the heavier the
 * fewer blocks have it.
 */
final class Grams {

  /** Pairs in ascending order, with weights of unit length. */
  static final class Topic {

    private final int[] pairs;
    private final float[] weights;

    private Topic(int[] pairs, float[] weights) {
      this.pairs = pairs;
      this.weights = weights;
    }

    /** Returns the cosine of two topics, 0 to 1. */
    double similarity(Topic other) {
      double sum = 0;
      int i = 0;
      int j = 0;
      while (i < pairs.length && j < other.pairs.length) {
        int order = Integer.compare(pairs[i], other.pairs[j]);
        sum += order == 0 ? weights[i] * other.weights[j] : 0;
        i += order <= 0 ? 1 : 0;
        j += order >= 0 ? 1 : 0;
      }
      return sum;
    }

    /** Returns which share of this topic's weight another one has too, 0 to 1. */
    double coveredBy(Topic other) {
      double all = 0;
      double covered = 0;
      int j = 0;
      for (int i = 0; i < pairs.length; i++) {
        all += weights[i];
        while (j < other.pairs.length && other.pairs[j] < pairs[i]) {
          j++;
        }
        covered += j < other.pairs.length && other.pairs[j] == pairs[i] ? weights[i] : 0;
      }
      return all == 0 ? 0 : covered / all;
    }
  }

  private final Map<Integer, Integer> blocksWith = new HashMap<>();
  private final int blocks;

  Grams(List<String> texts) {
    blocks = texts.size();
    for (String text : texts) {
      int[] pairs = pairs(text);
      for (int i = 0; i < pairs.length; i++) {
        if (i == 0 || pairs[i] != pairs[i - 1]) {
          blocksWith.merge(pairs[i], 1, Integer::sum);
        }
      }
    }
  }

  /** Returns the topic of a text of this page. */
  Topic topic(String text) {
    int[] pairs = pairs(text);
    int[] distinct = new int[pairs.length];
    float[] weights = new float[pairs.length];
    int n = 0;
    double norm = 0;
    for (int i = 0; i < pairs.length; ) {
      int end = i;
      while (end < pairs.length && pairs[end] == pairs[i]) {
        end++;
      }
      double rarity = Math.log((blocks + 1.0) / blocksWith.getOrDefault(pairs[i], 1));
      double weight = (1 + Math.log(end - i)) * rarity;
      distinct[n] = pairs[i];
      weights[n++] = (float) weight;
      norm += weight * weight;
      i = end;
    }
    float scale = (float) (norm == 0 ? 0 : 1 / Math.sqrt(norm));
    for (int i = 0; i < n; i++) {
      weights[i] *= scale;
    }
    return new Topic(Arrays.copyOf(distinct, n), Arrays.copyOf(weights, n));
  }

  /** Pairs of neighbouring letters, digits and characters, sorted. */
  private static int[] pairs(String text) {
    int[] pairs = new int[Math.max(0, text.length() - 1)];
    int n = 0;
    char previous = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Blank.is(c)) {
        continue;
      }
      boolean letter = Character.isLetterOrDigit(c);
      if (letter && previous != 0) {
        pairs[n++] = previous << 16 | c;
      }
      previous = letter ? c : 0;
    }
    int[] sorted = Arrays.copyOf(pairs, n);
    Arrays.sort(sorted);
    return sorted;
  }
}
