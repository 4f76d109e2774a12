package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.EntityType;

/** Finds brands that stand in a list with known ones: 美某、安某以及波某等. Immutable. */
final class BrandLists {

  private static final int LONGEST = 4;

  private final Vocabulary words;

  BrandLists(Vocabulary words) {
    this.words = words;
  }

  /** Returns the brands that follow what was found. */
  List<Spot> after(List<Spot> found) {
    List<Spot> all = new ArrayList<>(found);
    for (int i = 0; i < all.size(); i++) {
      Spot spot = all.get(i);
      Passage passage = spot.passage();
      if (words.organizationHeads().startOfLongestBefore(passage.text(), spot.end()) >= spot.start()
          || passage.at(spot.end()) != '、') {
        continue;
      }
      int start = spot.end() + 1;
      int end = start;
      while (Characters.isHan(passage.at(end)) && "等和及以".indexOf(passage.at(end)) < 0) {
        end++;
      }
      if (end - start >= 2
          && end - start <= LONGEST
          && "、等以和".indexOf(passage.at(end)) >= 0
          && !plain(passage, start, end)
          && passage.free(start, end)) {
        passage.claim(start, end, EntityType.ORGANIZATION);
        all.add(new Spot(passage, start, end));
      }
    }
    return all.subList(found.size(), all.size());
  }

  private static boolean plain(Passage passage, int start, int end) {
    String nature = passage.nature(start);
    return passage.isWord(start, end) && !nature.startsWith("nz") && !nature.startsWith("nt");
  }
}
