package org.bulletin.streams.join;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What the articles of an issue have in common: pairs and triples of neighbouring characters, each
 * the heavier the fewer articles of the issue have it, so that rare names tell most.
 */
final class Wordings {

  private final Map<Long, Integer> articles = new HashMap<>();
  private final int count;

  /**
   * Counts n-grams.
   *
   * @param texts of all articles of the issue
   */
  Wordings(List<String> texts) {
    count = texts.size();
    for (String text : texts) {
      for (long gram : grams(text)) {
        articles.merge(gram, 1, Integer::sum);
      }
    }
  }

  /** The distinct n-grams of a text, sorted. */
  static long[] grams(String text) {
    LongStream.Builder grams = LongStream.builder();
    for (int i = 0; i + 1 < text.length(); i++) {
      char a = text.charAt(i);
      char b = text.charAt(i + 1);
      if (Character.isLetterOrDigit(a) && Character.isLetterOrDigit(b)) {
        grams.add((long) a << 16 | b);
        if (i + 2 < text.length() && Character.isLetterOrDigit(text.charAt(i + 2))) {
          grams.add((long) a << 32 | (long) b << 16 | text.charAt(i + 2));
        }
      }
    }
    return grams.build().sorted().distinct().toArray();
  }

  /** How alike two texts are: the cosine of their n-grams, 0 to 1. */
  double likeness(long[] a, long[] b) {
    double common = weight(a, b);
    return common == 0 ? 0 : common / Math.sqrt(weight(a, a) * weight(b, b));
  }

  /** Which share of a text's n-grams another text has too, 0 to 1. */
  double share(long[] of, long[] in) {
    double all = weight(of, of);
    return all == 0 ? 0 : weight(of, in) / all;
  }

  private double weight(long[] a, long[] b) {
    double sum = 0;
    for (long gram : a) {
      if (Arrays.binarySearch(b, gram) >= 0) {
        double rarity = Math.log((count + 1.0) / articles.getOrDefault(gram, 1));
        sum += rarity * rarity;
      }
    }
    return sum;
  }
}
