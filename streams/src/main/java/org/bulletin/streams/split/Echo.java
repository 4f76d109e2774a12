package org.bulletin.streams.split;

import java.util.List;

/** Finds out whether what a break parts stands elsewhere on the page in one piece. */
final class Echo {

  private static final int LONGEST = 4;

  private final LongSet grams;

  Echo(List<String> texts) {
    int size = texts.stream().mapToInt(String::length).sum();
    grams = new LongSet(2 * size);
    for (String text : texts) {
      for (int i = 0; i + 3 <= text.length(); i++) {
        grams.add(key(text, i, i + 3));
        if (i + LONGEST <= text.length()) {
          grams.add(key(text, i, i + LONGEST));
        }
      }
    }
  }

  /** Returns how much of a text and the next reads as one piece elsewhere: 0 to 3. */
  int across(String before, String after) {
    String tail = before.substring(Math.max(0, before.length() - LONGEST));
    String both = tail + after.substring(0, Math.min(after.length(), LONGEST));
    int cut = tail.length();
    int found = 0;
    for (int start = Math.max(0, cut - 3); start < cut; start++) {
      for (int length = 3; length <= LONGEST; length++) {
        int end = start + length;
        if (end > cut && end <= both.length() && grams.has(key(both, start, end))) {
          found += length - 2;
        }
      }
    }
    return Math.min(3, found);
  }

  private static long key(String text, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        return 0;
      }
      key = key << 16 | c;
    }
    return key;
  }

  /** A set of numbers other than 0. */
  private static final class LongSet {

    private final long[] slots;

    LongSet(int size) {
      slots = new long[Math.max(16, Integer.highestOneBit(size + 1) * 2)];
    }

    void add(long key) {
      if (key != 0) {
        slots[slot(key)] = key;
      }
    }

    boolean has(long key) {
      return key != 0 && slots[slot(key)] == key;
    }

    private int slot(long key) {
      long hash = key * 0x9E3779B97F4A7C15L;
      int at = (int) (hash >>> 32) & slots.length - 1;
      while (slots[at] != 0 && slots[at] != key) {
        at = at + 1 & slots.length - 1;
      }
      return at;
    }
  }
}
