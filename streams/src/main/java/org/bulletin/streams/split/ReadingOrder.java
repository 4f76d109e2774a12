package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Brings pieces of a page into the order in which they are read, by where they stand on paper: a
 * recursive cut along white strips (Nagy and Seth's X-Y cut). Of all strips that part a region in
 * two, the widest is taken, measured in sizes of the body's type; a strip above large type counts
 * for more, since an article begins there, and one below it for less, since a headline is not to be
 * parted from its columns while others stand beside them. Upper and left parts are read first. A
 * region that no strip parts is read from top to bottom.
 */
final class ReadingOrder {

  /** Boxes touch each other a little, by descenders and by rounding: in points. */
  private static final float TOLERANCE = 1;

  /** From which size on type is large, in sizes of the body's. */
  private static final double LARGE = 1.25;

  /** What a beginning headline, and a headline above its columns, add to a strip's width. */
  private static final double HEADLINE = 1.5;

  /**
   * A box on paper, in points from the top left corner.
   *
   * @param size of the type in it
   */
  record Box(float left, float top, float right, float bottom, float size) {

    Box and(Box other) {
      return new Box(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom),
          size);
    }

    boolean sharesColumn(Box other) {
      return Math.min(right, other.right) - Math.max(left, other.left) > TOLERANCE;
    }
  }

  /** A region in two parts, the first of which is read first. */
  private record Cut(List<Integer> first, List<Integer> second, double worth) {}

  private final List<Box> boxes;
  private final double body;
  private final List<Integer> order = new ArrayList<>();

  private ReadingOrder(List<Box> boxes) {
    this.boxes = boxes;
    this.body = Math.max(1, bodySize(boxes));
  }

  /** Returns the indices of boxes in the order in which they are read. */
  static List<Integer> of(List<Box> boxes) {
    ReadingOrder order = new ReadingOrder(boxes);
    order.read(IntStream.range(0, boxes.size()).boxed().toList());
    return order.order;
  }

  private void read(List<Integer> region) {
    Optional<Cut> cut = region.size() < 2 ? Optional.empty() : bestCut(region);
    if (cut.isPresent()) {
      read(cut.get().first());
      read(cut.get().second());
    } else {
      order.addAll(sorted(region, Box::top));
    }
  }

  private Optional<Cut> bestCut(List<Integer> region) {
    List<Cut> cuts = new ArrayList<>();
    cuts.addAll(cuts(sorted(region, Box::top), true));
    cuts.addAll(cuts(sorted(region, Box::left), false));
    return cuts.stream().max(Comparator.comparingDouble(Cut::worth));
  }

  /** The cuts along one direction of pieces that are sorted by where they begin in the other. */
  private List<Cut> cuts(List<Integer> sorted, boolean across) {
    List<Cut> cuts = new ArrayList<>();
    float reached = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < sorted.size(); i++) {
      Box next = boxes.get(sorted.get(i));
      float begin = across ? next.top() : next.left();
      if (i > 0 && begin >= reached - TOLERANCE) {
        List<Integer> first = sorted.subList(0, i);
        List<Integer> second = sorted.subList(i, sorted.size());
        double worth = (begin - reached) / body + (across ? headlines(first, second) : 0);
        cuts.add(new Cut(List.copyOf(first), List.copyOf(second), worth));
      }
      reached = Math.max(reached, across ? next.bottom() : next.right());
    }
    return cuts;
  }

  /** What the type above and below a strip says of it. */
  private double headlines(List<Integer> above, List<Integer> below) {
    float bottom = (float) above.stream().mapToDouble(i -> boxes.get(i).bottom()).max().orElse(0);
    float top = (float) below.stream().mapToDouble(i -> boxes.get(i).top()).min().orElse(0);
    boolean begins =
        below.stream()
            .map(boxes::get)
            .anyMatch(box -> isLarge(box) && box.top() - top < box.size());
    boolean goesOn =
        above.stream()
            .map(boxes::get)
            .anyMatch(box -> isLarge(box) && bottom - box.bottom() < box.size());
    return (begins && !goesOn ? HEADLINE : 0) - (goesOn && !begins ? HEADLINE : 0);
  }

  private boolean isLarge(Box box) {
    return box.size() > LARGE * body;
  }

  private List<Integer> sorted(List<Integer> region, ToDoubleFunction<Box> by) {
    return region.stream()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> by.applyAsDouble(boxes.get(i)))
                .thenComparingDouble(i -> boxes.get(i).left())
                .thenComparingInt(i -> i))
        .toList();
  }

  /** The size of type that covers most of the paper. */
  private static double bodySize(List<Box> boxes) {
    List<Box> bySize = boxes.stream().sorted(Comparator.comparingDouble(Box::size)).toList();
    double total = bySize.stream().mapToDouble(ReadingOrder::area).sum();
    double sum = 0;
    for (Box box : bySize) {
      sum += area(box);
      if (sum >= total / 2) {
        return box.size();
      }
    }
    return 0;
  }

  private static double area(Box box) {
    return (double) (box.right() - box.left()) * (box.bottom() - box.top());
  }
}
