package org.bulletin.streams.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike two texts are: what {@code SequenceMatcher(None, a, b, autojunk=False).ratio()} of
 * Python's difflib says, ties resolved as there.
 */
final class Difflib {

  private final int[] a;
  private final int[] b;
  private final Map<Integer, List<Integer>> places = new HashMap<>();
  private int[] lengths;
  private int[] nextLengths;

  private Difflib(String a, String b) {
    this.a = a.codePoints().toArray();
    this.b = b.codePoints().toArray();
    for (int j = 0; j < this.b.length; j++) {
      places.computeIfAbsent(this.b[j], c -> new ArrayList<>()).add(j);
    }
    lengths = new int[this.b.length + 1];
    nextLengths = new int[this.b.length + 1];
  }

  private record Stretch(int fromA, int toA, int fromB, int toB) {}

  private record Match(int inA, int inB, int size) {}

  /** Returns 0 for nothing in common to 1 for the same. */
  static double ratio(String a, String b) {
    return a.isEmpty() && b.isEmpty() ? 1 : new Difflib(a, b).ratio();
  }

  private double ratio() {
    int matches = 0;
    Deque<Stretch> stretches = new ArrayDeque<>();
    stretches.push(new Stretch(0, a.length, 0, b.length));
    while (!stretches.isEmpty()) {
      Stretch in = stretches.pop();
      Match match = longest(in);
      if (match.size() > 0) {
        matches += match.size();
        stretches.push(new Stretch(in.fromA(), match.inA(), in.fromB(), match.inB()));
        stretches.push(
            new Stretch(
                match.inA() + match.size(), in.toA(), match.inB() + match.size(), in.toB()));
      }
    }
    return 2.0 * matches / (a.length + b.length);
  }

  /** Finds the longest common run; of equal ones the first in a, then the first in b. */
  private Match longest(Stretch in) {
    Match best = new Match(in.fromA(), in.fromB(), 0);
    Arrays.fill(lengths, 0);
    for (int i = in.fromA(); i < in.toA(); i++) {
      Arrays.fill(nextLengths, in.fromB(), in.toB() + 1, 0);
      for (int j : places.getOrDefault(a[i], List.of())) {
        if (j < in.fromB()) {
          continue;
        }
        if (j >= in.toB()) {
          break;
        }
        int length = lengths[j] + 1;
        nextLengths[j + 1] = length;
        if (length > best.size()) {
          best = new Match(i - length + 1, j - length + 1, length);
        }
      }
      int[] done = lengths;
      lengths = nextLengths;
      nextLengths = done;
    }
    return best;
  }
}
