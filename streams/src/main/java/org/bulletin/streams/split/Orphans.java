package org.bulletin.streams.split;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds texts that nothing but their beginning tells from the text before them. */
final class Orphans {

  /** Shorter texts may be captions. */
  private static final int SHORT = 90;

  private Orphans() {}

  /** Returns the first block of each text that has neither headline nor author nor dateline. */
  static Set<Integer> of(Scene scene, Chains chains, Headings headings) {
    Set<Integer> titled = new HashSet<>();
    for (Headings.Group group : headings.groups()) {
      if (group.use() == Headings.Use.HEADLINE) {
        titled.add(group.text());
      }
    }
    Set<Integer> orphans = new HashSet<>();
    List<List<Integer>> texts = chains.texts();
    for (int k = 0; k < texts.size(); k++) {
      int first = texts.get(k).get(0);
      int length = texts.get(k).stream().mapToInt(part -> scene.part(part).text().length()).sum();
      boolean credited = first > 0 && scene.part(first - 1).role() == Role.CREDIT;
      boolean dated = scene.part(first).dateline().isPresent();
      if (!titled.contains(k) && !credited && !dated && length > SHORT && first > 0) {
        orphans.add(first);
      }
    }
    return orphans;
  }
}
