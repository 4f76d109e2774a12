package org.bulletin.streams.split;

import java.util.Arrays;

/** Numbers the pairs of neighbouring letters, digits and characters of a page, from 0. */
final class PairNumbers {

  private final int[] keys;
  private final int[] values;
  private int size;

  /**
   * @param pairs at most so many will be numbered
   */
  PairNumbers(int pairs) {
    int slots = Math.max(16, Integer.highestOneBit(pairs + 1) * 2);
    keys = new int[slots];
    values = new int[slots];
  }

  int size() {
    return size;
  }

  /** Returns the numbers of a text's pairs, sorted; unknown pairs get one, or are left out. */
  int[] all(String text, boolean add) {
    int[] numbers = new int[Math.max(0, text.length() - 1)];
    int n = 0;
    char previous = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Blank.is(c)) {
        continue;
      }
      boolean letter = Names.isHan(c) || Character.isLetterOrDigit(c);
      if (letter && previous != 0) {
        int number = number((previous << 16) | c, add);
        if (number >= 0) {
          numbers[n++] = number;
        }
      }
      previous = letter ? c : 0;
    }
    int[] sorted = Arrays.copyOf(numbers, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private int number(int key, boolean add) {
    int at = ((key * 0x9E3779B9) >>> 7) & (keys.length - 1);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    if (keys[at] == 0) {
      if (!add) {
        return -1;
      }
      keys[at] = key;
      values[at] = size++;
    }
    return values[at];
  }
}
