package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Brings pieces of a page into the order in which they are read, by where they stand on paper:
 * Breuel's two rules and a topological sort. A piece comes before another one that it stands above
 * and whose columns it shares; and before one that stands to the right of it, unless a third piece
 * between the two in height reaches over both, as a headline over the columns below it does.
 *
 * @see <a href="https://www.iapr-tc11.org/archive/sdiut2003">T. M. Breuel, High Performance
 *     Document Layout Analysis, 2003</a>
 */
final class ReadingOrder {

  /** Boxes touch each other a little, by descenders and by rounding: in points. */
  private static final float TOLERANCE = 1;

  /**
   * A box on paper, in points from the top left corner.
   *
   * @param left its left edge
   * @param top its top edge
   */
  record Box(float left, float top, float right, float bottom) {

    Box and(Box other) {
      return new Box(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }

    boolean sharesColumn(Box other) {
      return Math.min(right, other.right) - Math.max(left, other.left) > TOLERANCE;
    }

    boolean isAbove(Box other) {
      return top + bottom < other.top + other.bottom && bottom <= other.bottom;
    }

    boolean isLeftOf(Box other) {
      return right <= other.left + TOLERANCE;
    }

    boolean isBetween(Box one, Box two) {
      float middle = (top + bottom) / 2;
      float first = (one.top + one.bottom) / 2;
      float second = (two.top + two.bottom) / 2;
      return Math.min(first, second) < middle && middle < Math.max(first, second);
    }
  }

  private final List<Box> boxes;

  private ReadingOrder(List<Box> boxes) {
    this.boxes = boxes;
  }

  /** Returns the indices of boxes in the order in which they are read. */
  static List<Integer> of(List<Box> boxes) {
    return new ReadingOrder(boxes).sorted();
  }

  private boolean comesBefore(int a, int b) {
    Box one = boxes.get(a);
    Box two = boxes.get(b);
    if (one.sharesColumn(two)) {
      return one.isAbove(two);
    }
    return one.isLeftOf(two) && !partedBySomethingWide(one, two);
  }

  private boolean partedBySomethingWide(Box one, Box two) {
    for (Box other : boxes) {
      if (other.isBetween(one, two) && other.sharesColumn(one) && other.sharesColumn(two)) {
        return true;
      }
    }
    return false;
  }

  /** Where the rules contradict each other, the leftmost and topmost piece goes first. */
  private List<Integer> sorted() {
    int n = boxes.size();
    List<List<Integer>> followers = new ArrayList<>();
    int[] waitsFor = new int[n];
    for (int a = 0; a < n; a++) {
      List<Integer> after = new ArrayList<>();
      for (int b = 0; b < n; b++) {
        if (a != b && comesBefore(a, b)) {
          after.add(b);
          waitsFor[b]++;
        }
      }
      followers.add(after);
    }
    Comparator<Integer> byPlace =
        Comparator.<Integer>comparingDouble(i -> boxes.get(i).top())
            .thenComparingDouble(i -> boxes.get(i).left())
            .thenComparingInt(i -> i);
    PriorityQueue<Integer> free = new PriorityQueue<>(byPlace);
    boolean[] placed = new boolean[n];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (waitsFor[i] == 0) {
        free.add(i);
      }
    }
    while (order.size() < n) {
      int next = free.isEmpty() ? leastBound(placed, waitsFor) : free.remove();
      if (placed[next]) {
        continue;
      }
      placed[next] = true;
      order.add(next);
      for (int follower : followers.get(next)) {
        if (--waitsFor[follower] == 0 && !placed[follower]) {
          free.add(follower);
        }
      }
    }
    return order;
  }

  private int leastBound(boolean[] placed, int[] waitsFor) {
    int least = -1;
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i] && (least < 0 || waitsFor[i] < waitsFor[least])) {
        least = i;
      }
    }
    return least;
  }
}
