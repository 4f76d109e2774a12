package org.bulletin.streams.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.Context;

/**
 * An article while its entities are being found. Used by one thread.
 *
 * @param passages the headline first, if there is one
 * @param context what is known of the page
 * @param counts memory of {@link #count}
 * @param length of all passages, in UTF-16 code units
 */
record Reading(List<Passage> passages, Context context, Map<String, Integer> counts, int length) {

  /** Counting in longer texts would take time that grows with the square of their length. */
  private static final int LONGEST_COUNTED = 20_000;

  Reading(List<Passage> passages, Context context) {
    this(
        List.copyOf(passages),
        context,
        new HashMap<>(),
        passages.stream().mapToInt(Passage::length).sum());
  }

  /** Returns how often a string occurs in the article; 1 in a text too long to be an article. */
  int count(String string) {
    if (length > LONGEST_COUNTED) {
      return 1;
    }
    return counts.computeIfAbsent(string, this::search);
  }

  private int search(String string) {
    int count = 0;
    for (Passage passage : passages) {
      for (int at = passage.text().indexOf(string);
          at >= 0;
          at = passage.text().indexOf(string, at + string.length())) {
        count++;
      }
    }
    return count;
  }
}
