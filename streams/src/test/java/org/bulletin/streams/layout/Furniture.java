package org.bulletin.streams.layout;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a page says of itself: title, date, editors.
 *
 * @param top lines that stand first
 * @param foot lines that stand last, or nearly
 */
record Furniture(List<String> top, List<String> foot) {

  /** Draws which of a page's furniture is printed where. */
  static Furniture draw(RandomGenerator random, GoldPage host) {
    List<String> lines = host.masthead();
    int parts = random.nextInt(4);
    int cut = lines.isEmpty() ? 0 : random.nextInt(lines.size() + 1);
    return switch (parts) {
      case 0 -> new Furniture(List.of(), List.of());
      case 1 -> new Furniture(lines, List.of());
      case 2 -> new Furniture(List.of(), lines);
      default -> new Furniture(lines.subList(0, cut), lines.subList(cut, lines.size()));
    };
  }
}
