package org.bulletin.streams.split;

import com.hankcs.hanlp.dictionary.CoreBiGramTableDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionary;

/**
 * How well two pieces of text read as one, by the word pairs of a news corpus (HanLP's core
 * dictionary). Holds the dictionary's tables, about 20 MB, which load once in 0.2 s.
 */
final class WordModel {

  private static final int WINDOW = 7;
  private static final int LONGEST_WORD = 4;
  private static final int WORDS = LONGEST_WORD + 1;

  /** Word tokens of the corpus that the dictionary was counted in. */
  private static final double TOKENS = 25_146_057;

  private static final double PAIR_SHARE = 0.9;
  private static final double UNSEEN = 0.3;
  private static final int UNKNOWN = -1;

  private final int begin = CoreDictionary.getWordID("始##始");

  /**
   * Returns the log likelihood ratio of reading on from one text into another against the second
   * beginning anywhere: above 0 where a word or a word pair spans the break.
   */
  double junction(String before, String after) {
    String tail = tail(before);
    String head = head(after);
    if (tail.isEmpty() || head.isEmpty()) {
      return 0;
    }
    return inside(tail + head) - inside(tail) - inside(head);
  }

  /** Returns the log probability of a few characters inside a text. */
  double inside(String text) {
    return best(text, UNKNOWN);
  }

  /** Returns the log likelihood ratio of a text beginning a sentence against going on with one. */
  double opening(String text) {
    String head = head(text);
    return head.isEmpty() ? 0 : best(head, begin) - best(head, UNKNOWN);
  }

  static String tail(String text) {
    int start = text.length();
    while (start > 0 && text.length() - start < WINDOW && Names.isHan(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start);
  }

  static String head(String text) {
    int end = 0;
    while (end < text.length() && end < WINDOW && Names.isHan(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** The log probability of the best way to cut a text into words. */
  private static double best(String text, int first) {
    int n = text.length();
    double[] score = new double[(n + 1) * WORDS];
    int[] word = new int[(n + 1) * WORDS];
    for (int end = 1; end <= n; end++) {
      for (int length = 1; length <= LONGEST_WORD; length++) {
        score[end * WORDS + length] = Double.NEGATIVE_INFINITY;
        int start = end - length;
        if (start < 0) {
          continue;
        }
        int id = CoreDictionary.getWordID(text.substring(start, end));
        if (id < 0 && length > 1) {
          continue;
        }
        word[end * WORDS + length] = id;
        if (start == 0) {
          score[end * WORDS + length] = logProbability(first, id);
          continue;
        }
        for (int previous = 1; previous <= LONGEST_WORD && previous <= start; previous++) {
          double before = score[start * WORDS + previous];
          if (before > Double.NEGATIVE_INFINITY) {
            double sum = before + logProbability(word[start * WORDS + previous], id);
            score[end * WORDS + length] = Math.max(score[end * WORDS + length], sum);
          }
        }
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int length = 1; length <= LONGEST_WORD && length <= n; length++) {
      best = Math.max(best, score[n * WORDS + length]);
    }
    return best;
  }

  private static double logProbability(int previous, int id) {
    double single = (id < 0 ? UNSEEN : frequency(id) + UNSEEN) / TOKENS;
    if (previous < 0) {
      return Math.log(single);
    }
    double pair = id < 0 ? 0 : CoreBiGramTableDictionary.getBiFrequency(previous, id);
    double share = Math.min(1, pair / Math.max(1, frequency(previous)));
    return Math.log(PAIR_SHARE * share + (1 - PAIR_SHARE) * single);
  }

  private static double frequency(int id) {
    return CoreDictionary.get(id).totalFrequency;
  }
}
