package org.bulletin.streams.layout;

import java.util.List;
import java.util.Optional;

/**
 * A page whose items are known.
 *
 * @param name what predictions of the page are matched by: a file name
 * @param newspaper the title; empty where nothing on the page tells it
 * @param issued ISO date or month of the issue; empty where nothing on the page tells it
 * @param home district, city and province, as far as known, the smallest first
 * @param masthead lines of page furniture, as printed
 * @param labels names of columns, as printed
 */
public record GoldPage(
    String name,
    Optional<String> newspaper,
    Optional<String> issued,
    List<String> home,
    List<String> masthead,
    List<String> labels,
    List<GoldItem> items) {

  public GoldPage {
    home = List.copyOf(home);
    masthead = List.copyOf(masthead);
    labels = List.copyOf(labels);
    items = List.copyOf(items);
  }
}
