package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bulletin.streams.split.Continuity;
import org.bulletin.streams.split.Matching;

/**
 * Finds out which articles of an issue go on with which: one assignment over the whole issue, so
 * that several jump lines from one page to one other share out their continuations. A pair is taken
 * only if the assignment without it is worse by the threshold, so that neither a weak pair nor one
 * of two that fit alike is joined. Safe across threads.
 */
final class Pairing {

  /** No continuation. */
  static final int NONE = -1;

  private final Continuity continuity;
  private final JoinWeights weights;

  Pairing(Continuity continuity, JoinWeights weights) {
    this.continuity = continuity;
    this.weights = weights;
  }

  /** The article that each article goes on with, or {@link #NONE}. */
  int[] nextOf(List<Part> parts) {
    int[] next = new int[parts.size()];
    Arrays.fill(next, NONE);
    if (parts.stream().noneMatch(Part::jumps)) {
      return next;
    }
    Clues clues = new Clues(continuity, parts);
    int[][] targets = new int[parts.size()][];
    double[][] gains = new double[parts.size()][];
    for (int before = 0; before < parts.size(); before++) {
      List<Integer> afters = new ArrayList<>();
      for (int after = 0; after < parts.size(); after++) {
        if (mayGoOn(parts.get(before), parts.get(after))) {
          afters.add(after);
        }
      }
      targets[before] = afters.stream().mapToInt(Integer::intValue).toArray();
      gains[before] = new double[afters.size()];
      for (int k = 0; k < afters.size(); k++) {
        gains[before][k] = weights.odds(clues.of(before, afters.get(k)));
      }
    }
    return sure(targets, gains, next);
  }

  /** Jump lines must not contradict each other, and one of the two must have one. */
  static boolean mayGoOn(Part before, Part after) {
    boolean signs =
        before.sign().isEmpty() || after.sign().isEmpty() || before.sign().equals(after.sign());
    return before.hasBody()
        && after.hasBody()
        && before.page().compareTo(after.page()) < 0
        && (before.on().isPresent() || after.from().isPresent())
        && before.on().map(after.page()::equals).orElse(true)
        && after.from().map(before.page()::equals).orElse(true)
        && signs;
  }

  private int[] sure(int[][] targets, double[][] gains, int[] next) {
    int[] best = new Matching(next.length, targets, gains).solve();
    double most = worth(best, targets, gains);
    for (int before = 0; before < best.length; before++) {
      int k = Arrays.binarySearch(targets[before], best[before]);
      if (best[before] == NONE) {
        continue;
      }
      double gain = gains[before][k];
      gains[before][k] = 0;
      double without = worth(new Matching(next.length, targets, gains).solve(), targets, gains);
      gains[before][k] = gain;
      next[before] = most - without >= weights.threshold() ? best[before] : NONE;
    }
    return next;
  }

  private static double worth(int[] assigned, int[][] targets, double[][] gains) {
    double sum = 0;
    for (int row = 0; row < assigned.length; row++) {
      if (assigned[row] != NONE) {
        sum += gains[row][Arrays.binarySearch(targets[row], assigned[row])];
      }
    }
    return sum;
  }
}
