package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the wording of a text says about its place in an article, whatever stands around it: the log
 * odds of a logistic regression over the characters, pairs and triples that it begins with. The
 * weights were learned from gold pages; see {@code phrases.tsv}. Immutable.
 */
final class Phrasing {

  /** What is asked of a text. */
  enum Question {
    /** A title of any kind, or a piece of running text? */
    TITLE(0, 60),
    /** The first paragraph of an article, or a later one? */
    LEAD(1, 60),
    /** A headline, or a section heading inside an article? */
    HEADLINE(2, 60),
    /** The beginning of a paragraph, or the middle of a sentence? */
    OPENING(3, 8);

    private final int column;
    private final int window;

    /**
     * @param column of its weights in the resource file, from 0
     * @param window so many characters are read; more say little
     */
    Question(int column, int window) {
      this.column = column;
      this.window = window;
    }

    int column() {
      return column;
    }
  }

  private static final Question[] QUESTIONS = Question.values();
  private static final int[] WINDOWS =
      Arrays.stream(QUESTIONS).mapToInt(question -> question.window).distinct().toArray();
  private static final int LONGEST = 3;

  private final long[] keys;
  private final float[][] values;

  /**
   * @param weights of each n-gram for each question
   */
  Phrasing(Map<String, float[]> weights) {
    int slots = Integer.highestOneBit(Math.max(8, weights.size())) * 4;
    keys = new long[slots];
    values = new float[slots][];
    weights.forEach(
        (gram, numbers) -> {
          long key = 0;
          for (int i = 0; i < gram.length(); i++) {
            key = key << Character.SIZE | gram.charAt(i);
          }
          int slot = slot(key);
          keys[slot] = key;
          values[slot] = numbers.clone();
        });
  }

  /** Reads the weights of the resource file. */
  static Phrasing load() {
    Map<String, float[]> weights = new HashMap<>();
    for (String line : Vocabulary.read("phrases.tsv")) {
      String[] fields = line.split("\t", -1);
      float[] numbers = new float[QUESTIONS.length];
      for (int i = 0; i < QUESTIONS.length; i++) {
        numbers[i] = Float.parseFloat(fields[i + 1]);
      }
      weights.put(fields[0], numbers);
    }
    return new Phrasing(weights);
  }

  /** Answers all questions about a text. */
  Wording of(String text) {
    double[] sums = new double[QUESTIONS.length];
    for (int window : WINDOWS) {
      add(normal(text, window), window, sums);
    }
    return new Wording(sums);
  }

  /** Adds up what each n-gram of a text says to the questions that read so much of it. */
  private void add(String normal, int window, double[] sums) {
    BitSet seen = new BitSet(keys.length);
    for (int i = 0; i < normal.length(); i++) {
      long key = 0;
      for (int n = i; n < normal.length() && n < i + LONGEST; n++) {
        key = key << Character.SIZE | normal.charAt(n);
        int slot = slot(key);
        if (values[slot] != null && !seen.get(slot)) {
          seen.set(slot);
          for (Question question : QUESTIONS) {
            int q = question.column;
            sums[q] += question.window == window ? values[slot][q] : 0;
          }
        }
      }
    }
  }

  /** The slot of an n-gram, or the empty one where it would be. */
  private int slot(long key) {
    int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /** Returns the distinct n-grams that a question about a text goes by, for learning. */
  static Set<String> grams(String text, Question question) {
    String normal = normal(text, question.window);
    Set<String> grams = new HashSet<>();
    for (int i = 0; i < normal.length(); i++) {
      for (int n = 1; n <= LONGEST && i + n <= normal.length(); n++) {
        grams.add(normal.substring(i, i + n));
      }
    }
    return grams;
  }

  /** One sign each for start, end, blanks, numbers and Latin words; punctuation in full width. */
  private static String normal(String text, int window) {
    StringBuilder normal = new StringBuilder("^");
    int i = 0;
    while (i < text.length() && normal.length() <= window) {
      char c = sign(text.charAt(i++));
      if (Names.isHan(c) || "0a_".indexOf(c) < 0 || normal.charAt(normal.length() - 1) != c) {
        normal.append(c);
      }
    }
    return i == text.length() ? normal.append('$').toString() : normal.toString();
  }

  private static char sign(char c) {
    if (Names.isHan(c)) {
      return c;
    } else if (Blank.is(c) || c == '#') {
      return '_';
    } else if (Character.isDigit(c)) {
      return '0';
    } else if (c < 0x250 && Character.isLetter(c)) {
      return 'a';
    }
    int half = ",:;!?()".indexOf(c);
    return half < 0 ? c : "，：；！？（）".charAt(half);
  }
}
