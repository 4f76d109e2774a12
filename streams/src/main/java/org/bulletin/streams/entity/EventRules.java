package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;

/** Finds named events and meetings by rules: by what their names end with. Immutable. */
final class EventRules {

  private static final int SHORTEST = 6;

  private final Lexicon suffixes = Lexicon.read("event-suffixes.txt");
  private final Lexicon names = Lexicon.of(List.of("进博会", "全国两会", "消博会", "广交会", "服贸会"));
  private final EventEdge edge = new EventEdge();

  List<Spot> find(Passage passage) {
    List<Spot> found = new ArrayList<>();
    int last = 0;
    for (int end = 2; end <= passage.length(); end++) {
      int suffix = suffixes.startOfLongestBefore(passage.text(), end);
      if (suffix < 0
          || suffixes.endOfLongestAt(passage.text(), suffix) > end
          || passage.wordEnd(end - 1) != end) {
        continue;
      }
      int start = edge.find(passage, suffix, last);
      boolean known = names.contains(passage.text(), suffix, end);
      if (known || (start < suffix && end - start >= SHORTEST)) {
        found.add(new Spot(passage, start, end));
        last = end;
      }
    }
    return found;
  }
}
