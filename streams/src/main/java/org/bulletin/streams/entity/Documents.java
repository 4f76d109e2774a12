package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.EntityType;

/** Finds titles of documents, books and works: 《…》, brackets included. */
final class Documents {

  private static final int LONGEST = 300;

  private Documents() {}

  static List<Spot> find(Passage passage) {
    List<Spot> found = new ArrayList<>();
    for (int i = 0; i < passage.length(); i++) {
      if (passage.at(i) == '《') {
        int end = close(passage, i);
        if (end > i + 2) {
          found.add(new Spot(passage, i, end));
          passage.claim(i, end, EntityType.DOCUMENT);
          i = end - 1;
        }
      }
    }
    return found;
  }

  private static int close(Passage passage, int open) {
    int depth = 0;
    int limit = Math.min(passage.length(), open + LONGEST);
    for (int i = open; i < limit; i++) {
      char c = passage.at(i);
      if (c == '《') {
        depth++;
      } else if (c == '》' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
