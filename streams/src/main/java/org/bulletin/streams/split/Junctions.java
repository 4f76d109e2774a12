package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well the blocks of a page read on into one another. Remembers what it has computed. */
final class Junctions {

  private final WordModel words;
  private final List<Part> parts;
  private final double[] tails;
  private final double[] heads;
  private final double[] openings;
  private final Map<Long, Double> known = new HashMap<>();

  Junctions(WordModel words, List<Part> parts) {
    this.words = words;
    this.parts = parts;
    this.tails = unknown(parts.size());
    this.heads = unknown(parts.size());
    this.openings = unknown(parts.size());
  }

  private static double[] unknown(int n) {
    double[] values = new double[n];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Returns {@link WordModel#junction} of two blocks. */
  double of(int before, int after) {
    String tail = WordModel.tail(parts.get(before).text());
    String head = WordModel.head(parts.get(after).text());
    if (tail.isEmpty() || head.isEmpty()) {
      return 0;
    }
    long key = (long) before * parts.size() + after;
    Double value = known.get(key);
    if (value == null) {
      if (Double.isNaN(tails[before])) {
        tails[before] = words.inside(tail);
      }
      if (Double.isNaN(heads[after])) {
        heads[after] = words.inside(head);
      }
      value = words.inside(tail + head) - tails[before] - heads[after];
      known.put(key, value);
    }
    return value;
  }

  /** Returns {@link WordModel#opening} of a block. */
  double opening(int block) {
    if (Double.isNaN(openings[block])) {
      openings[block] = words.opening(parts.get(block).text());
    }
    return openings[block];
  }
}
