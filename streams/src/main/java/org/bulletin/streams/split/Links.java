package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;

/**
 * What each block of a page may be followed by, and what speaks for it. Not changed after it was
 * made.
 */
final class Links {

  private final boolean[] prose;
  private final int[][] targets;
  private final double[][] gains;
  private final boolean[][] joins;

  /**
   * @param prose which blocks are prose
   * @param targets for each block those that may follow it; the block itself stands for its being a
   *     title
   * @param gains log odds of each target against the block's being the end of a text
   * @param joins whether a target would go on with the block's paragraph
   */
  Links(boolean[] prose, int[][] targets, double[][] gains, boolean[][] joins) {
    this.prose = prose;
    this.targets = targets;
    this.gains = gains;
    this.joins = joins;
  }

  /**
   * A way for a text to go on.
   *
   * @param gain log odds against the text's ending
   */
  record Link(int from, int to, boolean joined, double gain) {}

  /** Returns the chains that have the greatest sum of gains. */
  Chains best() {
    int n = targets.length;
    int[] columnOf = new Matching(n, targets, gains).solve();
    boolean[] joined = new boolean[n];
    double[] margin = new double[n];
    double[] arrival = new double[n];
    int[] next = new int[n];
    for (int i = 0; i < n; i++) {
      next[i] = prose[i] ? columnOf[i] : Chains.NEITHER;
      double best = 0;
      double own = 0;
      for (int k = 0; k < targets[i].length; k++) {
        if (targets[i][k] == columnOf[i]) {
          joined[i] = joins[i][k] && columnOf[i] != i;
          own = gains[i][k];
        } else {
          best = Math.max(best, gains[i][k]);
          int to = targets[i][k];
          arrival[to] = to == i ? arrival[to] : Math.max(arrival[to], gains[i][k]);
        }
      }
      margin[i] = own - best;
    }
    return new Chains(next, joined, margin, arrival);
  }

  /** Returns the ways for texts to go on that gain more than some log odds. */
  List<Link> above(double gain) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      for (int k = 0; k < targets[i].length; k++) {
        if (targets[i][k] != i && gains[i][k] > gain) {
          links.add(new Link(i, targets[i][k], joins[i][k], gains[i][k]));
        }
      }
    }
    return links;
  }
}
