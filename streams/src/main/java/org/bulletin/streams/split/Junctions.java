package org.bulletin.streams.split;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well each block of a page reads on into each other one. Remembers what it has computed. */
final class Junctions {

  private final WordModel words;
  private final List<Part> parts;
  private final Map<Long, Double> known = new HashMap<>();

  Junctions(WordModel words, List<Part> parts) {
    this.words = words;
    this.parts = parts;
  }

  double of(int before, int after) {
    long key = (long) before * parts.size() + after;
    return known.computeIfAbsent(
        key, k -> words.junction(parts.get(before).text(), parts.get(after).text()));
  }
}
