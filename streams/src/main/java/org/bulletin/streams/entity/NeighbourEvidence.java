package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.EntityType;

/** What stands before and after a candidate. Immutable. */
final class NeighbourEvidence {

  private static final Lexicon ADMINISTRATIVE =
      Lexicon.of(List.of("省", "市", "区", "县", "旗", "镇", "乡", "街道", "苏木", "村", "路", "社区", "嘎查"));

  private static final String SIDES = "内外上下里旁畔边东西南北中段侧岸口线";

  private static final int LONGEST_TAIL = 8;

  private final Vocabulary words;

  NeighbourEvidence(Vocabulary words) {
    this.words = words;
  }

  /** Returns what stands before in a word. */
  String of(Passage passage, Candidate name, Tally tally) {
    right(passage, name, tally);
    longer(passage, name, tally);
    String before = left(passage, name.start(), tally);
    tally.add(
        Trait.BEFORE_AND_AFTER,
        beforeWord(passage, name.start(), before) + ", " + after(passage, name.end()));
    return before;
  }

  /** 潞河 in 潞河里小区: what goes on to a place's head may be part of its name. */
  private void longer(Passage passage, Candidate name, Tally tally) {
    if (name.type() != EntityType.PLACE) {
      return;
    }
    String own =
        name.head() < name.end()
            ? words
                .placeKinds()
                .getOrDefault(passage.text().substring(name.head(), name.end()), "other")
            : "none";
    int limit = Math.min(passage.length(), name.end() + LONGEST_TAIL);
    for (int at = name.end(); at < limit && Characters.isHan(passage.at(at)); ) {
      int to = passage.wordEnd(at);
      if (words.cuts().contains(passage.text(), at, to)
          || passage.owner(at) != EntityType.UNKNOWN) {
        return;
      }
      int head = words.placeHeads().startOfLongestBefore(passage.text(), to);
      if (head >= name.end()) {
        String kind = words.placeKinds().getOrDefault(passage.text().substring(head, to), "other");
        String joined = passage.labelJoins(name.end()) ? " joined" : "";
        tally.add(Trait.LONGER, own + ", " + kind + joined);
        tally.add(Trait.LONGER, own + (head == name.end() ? " next" : " later") + joined);
        return;
      }
      at = to;
    }
  }

  private static String beforeWord(Passage passage, int start, String kind) {
    return kind.startsWith("cut")
        ? passage.text().substring(passage.wordStart(start - 1), start)
        : kind;
  }

  private String after(Passage passage, int end) {
    if (passage.owner(end) != EntityType.UNKNOWN) {
      return "owned";
    }
    char c = passage.at(end);
    if (!Characters.isHan(c)) {
      return "sign";
    }
    if (SIDES.indexOf(c) >= 0) {
      return "side";
    }
    int to = passage.wordEnd(end);
    String heads =
        words.placeHeads().startOfLongestBefore(passage.text(), to) >= end
            ? " place"
            : words.organizationHeads().startOfLongestBefore(passage.text(), to) >= end
                ? " body"
                : "";
    return first(passage.nature(end)) + heads;
  }

  private String left(Passage passage, int start, Tally tally) {
    char before = passage.at(start - 1);
    if (passage.owner(start - 1) != EntityType.UNKNOWN) {
      tally.add(Trait.LEFT_OWNED, passage.owner(start - 1).toString());
      return "owned";
    }
    if (!Characters.isHan(before)) {
      sign(before, Trait.LEFT_TEXT_EDGE, Trait.LEFT_SIGN, tally);
      return before == '、' || before == '“' ? String.valueOf(before) : "sign";
    }
    int from = passage.wordStart(start - 1);
    String word = passage.text().substring(from, start);
    tally.add(Trait.LEFT_NATURE, passage.nature(start - 1));
    boolean whole = passage.wordBreak(start);
    String nature = passage.nature(start - 1);
    String kind = word.length() > 1 ? "long " + first(nature) : "short " + first(nature);
    if (words.cuts().contains(word) && whole) {
      kind = word.length() > 1 ? "cut word" : "cut character";
      tally.add(Trait.LEFT_CUT_WORD, word.length() > 1 ? "long" : "short");
      tally.add(Trait.LEFT_WORD, word);
    }
    int generic = words.genericPlaces().startOfLongestBefore(passage.text(), start);
    if (generic < 0 || start - generic < 2) {
      int level = ADMINISTRATIVE.startOfLongestBefore(passage.text(), start);
      if (level > 0) {
        tally.add(Trait.LEFT_ADMINISTRATIVE, passage.text().substring(level, start));
        kind = "administrative";
      }
      int known = words.known().startOfLongestBefore(passage.text(), start);
      if (known >= 0 && passage.wordBreak(known)) {
        tally.add(Trait.LEFT_KNOWN_PLACE);
        kind = "known";
      }
    }
    int body = words.organizationHeads().startOfLongestBefore(passage.text(), start);
    if (body >= 0 && start - body > 1) {
      tally.add(Trait.LEFT_BODY);
      kind = "body";
    }
    return whole ? kind : "in word";
  }

  private static String first(String nature) {
    return nature.isEmpty() ? "" : nature.startsWith("ns") ? "ns" : nature.substring(0, 1);
  }

  private static void sign(char c, Trait edge, Trait sign, Tally tally) {
    if (c == '\n' || c == ' ') {
      tally.add(edge);
    } else {
      tally.add(
          sign, Characters.isDigit(c) ? "0" : Characters.isLetter(c) ? "A" : String.valueOf(c));
    }
  }

  private void right(Passage passage, Candidate name, Tally tally) {
    int end = name.end();
    char after = passage.at(end);
    if (passage.owner(end) != EntityType.UNKNOWN) {
      tally.add(Trait.RIGHT_OWNED, passage.owner(end).toString());
      return;
    }
    if (!Characters.isHan(after)) {
      sign(after, Trait.RIGHT_TEXT_EDGE, Trait.RIGHT_SIGN, tally);
      return;
    }
    tally.add(Trait.RIGHT_NATURE, passage.nature(end));
    int to = passage.wordEnd(end);
    tally.add(Trait.RIGHT_WORD, passage.text().substring(end, to));
    if (SIDES.indexOf(after) >= 0) {
      tally.add(Trait.RIGHT_SIDE);
    }
    for (EntityType type : List.of(EntityType.PLACE, EntityType.ORGANIZATION, EntityType.EVENT)) {
      int next = passage.wordEnd(Math.min(to, passage.length() - 1));
      boolean first = words.heads(type).startOfLongestBefore(passage.text(), to) >= end;
      boolean second =
          Characters.isHan(passage.at(to))
              && words.heads(type).startOfLongestBefore(passage.text(), next) >= end;
      if (first || second) {
        tally.add(Trait.RIGHT_SUFFIX, type + (first ? " next" : " later"));
      }
    }
  }
}
