package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds offices: 区委副书记, 华东师范大学党委书记. Immutable. */
final class Offices {

  private static final int LONGEST = 48;

  /** What words for occupations end with, beyond those in the vocabulary. */
  private static final String TRADES = "员师匠手长官";

  private final Lexicon heads = Lexicon.read("offices.txt");
  private final Lexicon uncertain = Lexicon.read("offices-uncertain.txt");
  private final Lexicon afterName = Lexicon.read("offices-after-name.txt");
  private final Lexicon countries = Lexicon.read("countries.txt");
  private final LeftEdge edge;

  Offices(LeftEdge edge) {
    this.edge = edge;
  }

  /** Where the head of an office that ends at a place begins, or -1. */
  int headBefore(Passage passage, int end) {
    if (heads.endOfLongestAt(passage.text(), end - 1) > end) {
      return -1;
    }
    int head = heads.startOfLongestBefore(passage.text(), end);
    if (head >= 0 && heads.endOfLongestAt(passage.text(), head) > end) {
      return -1;
    }
    boolean trade = head < 0 && TRADES.indexOf(passage.at(end - 1)) >= 0;
    if (!trade) {
      return head;
    }
    int word = passage.wordStart(end - 1);
    return passage.nature(word).startsWith("n")
            && passage.wordEnd(end - 1) == end
            && end - word > 1
            && end - word < 5
        ? word
        : -1;
  }

  /** Whether the word is an ordinary word too. */
  boolean uncertain(Passage passage, int start, int end) {
    return uncertain.contains(passage.text(), start, end)
        || !heads.contains(passage.text(), start, end);
  }

  /** Returns the office that ends at a place, with the organization in front of it. */
  Optional<Spot> endingAt(Passage passage, int end) {
    int head = headBefore(passage, end);
    if (head < 0) {
      return Optional.empty();
    }
    int start = withoutCountry(passage, edge.find(passage, head), head);
    String text = passage.text().substring(start, end);
    if (end - start > LONGEST || text.equals("领导") || text.equals("代表")) {
      return Optional.empty();
    }
    return Optional.of(new Spot(passage, start, end));
  }

  private int withoutCountry(Passage passage, int start, int head) {
    int origin = passage.text().indexOf('籍', start);
    if (origin > start && origin < head) {
      return origin + 1;
    }
    int country = countries.endOfLongestAt(passage.text(), start);
    boolean bare = country > 0 && country == head;
    int trimmed = bare ? country : start;
    return passage.at(trimmed) == '老' && trimmed + 1 == head ? head : trimmed;
  }

  /** Returns the offices of a list that ends at a place, the last one first: 区委副书记、区长. */
  List<Spot> listEndingAt(Passage passage, int end) {
    List<Spot> found = new ArrayList<>();
    int at = end;
    while (at > 0) {
      Optional<Spot> office = endingAt(passage, at);
      if (office.isEmpty()) {
        break;
      }
      found.add(office.get());
      int start = office.get().start();
      char before = passage.at(start - 1);
      if (before == '、' || before == '兼') {
        at = start - 1;
      } else {
        break;
      }
    }
    return found;
  }

  /** Returns where the office that follows a name as a form of address ends, if there is one. */
  Optional<Integer> addressAt(Passage passage, int start) {
    int end = afterName.endOfLongestAt(passage.text(), start);
    return end > 0 ? Optional.of(end) : Optional.empty();
  }

  /**
   * Returns the offices in a stretch that holds nothing else: 区委书记、区长.
   *
   * @return empty if something else is in it
   */
  List<Spot> all(Passage passage, int start, int end) {
    List<Spot> found = new ArrayList<>();
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || passage.at(i) == '、' || passage.at(i) == '兼') {
        if (i > from && i - from <= LONGEST && headBefore(passage, i) >= from) {
          found.add(new Spot(passage, from, i));
        } else if (i > from) {
          return List.of();
        }
        from = i + 1;
      }
    }
    return found;
  }

  /** Returns where the first office that starts at a place ends before punctuation, or -1. */
  int endOfOfficeFrom(Passage passage, int start) {
    int last = -1;
    for (int i = start + 1; i <= passage.length() && i - start <= LONGEST; i++) {
      if (headBefore(passage, i) >= start) {
        last = i;
      }
      if (!Characters.isNameCharacter(passage.at(i)) && passage.at(i) != '、') {
        break;
      }
    }
    return last;
  }
}
