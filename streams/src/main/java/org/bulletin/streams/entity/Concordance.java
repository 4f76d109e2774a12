package org.bulletin.streams.entity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where pairs of characters stand in a text, to count longer strings without searching all of it.
 * Used by one thread.
 */
final class Concordance {

  /** Stands between passages, so that no string is found across them. */
  private static final char BORDER = '\uffff';

  private static final int NONE = -1;

  private final String text;
  private final int[] first;
  private final int[] next;
  private final Map<String, Integer> counts = new HashMap<>();

  Concordance(List<Passage> passages) {
    StringBuilder joined = new StringBuilder();
    for (Passage passage : passages) {
      joined.append(passage.text()).append(BORDER);
    }
    text = joined.toString();
    first = new int[Math.max(1 << 8, Integer.highestOneBit(text.length()) * 2)];
    next = new int[text.length()];
    Arrays.fill(first, NONE);
    for (int at = text.length() - 2; at >= 0; at--) {
      int pair = pair(text, at);
      next[at] = first[pair];
      first[pair] = at;
    }
  }

  /** Returns how often a string occurs that is not empty, overlaps not counted. */
  int count(String string) {
    return counts.computeIfAbsent(string, this::search);
  }

  private int search(String string) {
    if (string.length() == 1) {
      return (int) text.chars().filter(c -> c == string.charAt(0)).count();
    }
    int count = 0;
    int from = 0;
    for (int at = first[pair(string, 0)]; at >= 0; at = next[at]) {
      if (at >= from && text.startsWith(string, at)) {
        count++;
        from = at + string.length();
      }
    }
    return count;
  }

  private int pair(String string, int at) {
    int pair = string.charAt(at) * 31_337 + string.charAt(at + 1);
    return (pair ^ (pair >>> 15)) & (first.length - 1);
  }
}
