package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * The best assignment of rows to columns: each row gets at most one column and each column at most
 * one row, so that the sum of their gains is highest. Successive shortest augmenting paths over the
 * pairs that gain something; everything else stays single. Not safe across threads.
 */
public final class Matching {

  private static final int NONE = -1;

  private final int columns;
  private final int[][] targets;
  private final double[][] gains;

  /**
   * Poses an assignment.
   *
   * @param columns how many there are
   * @param targets columns that each row may have
   * @param gains what each of them gains; those not above 0 are never taken
   */
  public Matching(int columns, int[][] targets, double[][] gains) {
    this.columns = columns;
    this.targets = targets;
    this.gains = gains;
  }

  /** Returns the column of each row, or -1. */
  public int[] solve() {
    int rows = targets.length;
    int all = columns + rows;
    int[] columnOf = new int[rows];
    int[] rowOf = new int[all];
    Arrays.fill(columnOf, NONE);
    Arrays.fill(rowOf, NONE);
    double[] rowPrice = new double[rows];
    double[] columnPrice = new double[all];
    double[] distance = new double[all];
    int[] from = new int[all];
    boolean[] done = new boolean[all];
    int[] touched = new int[all];
    for (int root = 0; root < rows; root++) {
      int count = 0;
      PriorityQueue<Step> queue = new PriorityQueue<>();
      int row = root;
      double base = 0;
      int end = NONE;
      double shortest = 0;
      while (true) {
        for (int k = 0; k <= targets[row].length; k++) {
          int column = k < targets[row].length ? targets[row][k] : columns + row;
          double cost = k < targets[row].length ? -gains[row][k] : 0;
          if (cost > 0 || done[column]) {
            continue;
          }
          double d = base + cost - rowPrice[row] - columnPrice[column];
          if (from[column] == 0 || d < distance[column] - 1e-12) {
            if (from[column] == 0) {
              touched[count++] = column;
            }
            distance[column] = d;
            from[column] = row + 1;
            queue.add(new Step(column, d));
          }
        }
        Step step = queue.remove();
        while (done[step.column()] || step.distance() > distance[step.column()]) {
          step = queue.remove();
        }
        done[step.column()] = true;
        if (rowOf[step.column()] == NONE) {
          end = step.column();
          shortest = step.distance();
          break;
        }
        base = step.distance();
        row = rowOf[step.column()];
      }
      rowPrice[root] += shortest;
      for (int t = 0; t < count; t++) {
        int column = touched[t];
        if (done[column] && column != end) {
          columnPrice[column] -= shortest - distance[column];
          rowPrice[rowOf[column]] += shortest - distance[column];
        }
      }
      for (int column = end; column != NONE; ) {
        int r = from[column] - 1;
        int next = columnOf[r];
        columnOf[r] = column;
        rowOf[column] = r;
        column = r == root ? NONE : next;
      }
      for (int t = 0; t < count; t++) {
        from[touched[t]] = 0;
        done[touched[t]] = false;
      }
    }
    for (int row = 0; row < rows; row++) {
      columnOf[row] = columnOf[row] >= columns ? NONE : columnOf[row];
    }
    return columnOf;
  }

  private record Step(int column, double distance) implements Comparable<Step> {

    @Override
    public int compareTo(Step other) {
      return Double.compare(distance, other.distance);
    }
  }
}
