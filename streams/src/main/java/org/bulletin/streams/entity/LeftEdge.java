package org.bulletin.streams.entity;

import java.util.Set;
import org.bulletin.schemas.EntityType;

/**
 * Finds where a name begins whose end is known: walks left, word by word, until something stands
 * there that no name has. Immutable.
 */
final class LeftEdge {

  private static final int LONGEST = 60;
  private static final int LONGEST_BRACKETS = 16;
  private static final String REGIONS = "省市区县旗州盟镇乡";
  private static final String HARD = "由在向对把被将从与和及";
  private static final String CONJUNCTIONS = "和与及暨";

  /** HanLP's letters for prepositions, particles, pronouns, conjunctions, times. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of("p", "u", "uj", "ul", "uz", "ug", "ud", "uv", "r", "y", "e", "c", "t", "w");

  private final Lexicon cuts = Lexicon.read("cut-words.txt");
  private final Lexicon inner = Lexicon.read("inner-words.txt");
  private final Lexicon innerConjunctions = Lexicon.read("inner-conjunctions.txt");
  private final Lexicon organizations = Lexicon.read("organization-suffixes.txt");
  private final Lexicon regions;

  LeftEdge(Lexicon regions) {
    this.regions = regions;
  }

  /**
   * Walks left.
   *
   * @param from where the certain part of the name begins
   * @return where the name begins, at most {@code from}
   */
  int find(Passage passage, int from) {
    int at = from;
    int limit = Math.max(0, from - LONGEST);
    while (at > limit) {
      int next = step(passage, at, from);
      if (next < 0) {
        break;
      }
      at = next;
    }
    return withoutVerb(passage, at, from);
  }

  /** A verb that names may hold is none of a name's that it stands before: 落实党中央. */
  private int withoutVerb(Passage passage, int start, int from) {
    int at = start;
    while (at < from) {
      int end = Math.min(from, passage.wordEnd(at));
      String word = passage.text().substring(at, end);
      boolean verb = cuts.contains(word) && passage.nature(at).startsWith("v");
      if (!verb || (end >= from && inner.contains(word))) {
        break;
      }
      at = end;
    }
    return at;
  }

  private int step(Passage passage, int at, int from) {
    char before = passage.at(at - 1);
    if (before == '）' || before == '”') {
      return bracket(passage, at, before == '）' ? '（' : '“');
    }
    if (!Characters.isNameCharacter(before) || stopsAt(passage.owner(at - 1))) {
      return -1;
    }
    int region = regions.startOfLongestBefore(passage.text(), at);
    if (region >= 0 && at - region > 2) {
      return region;
    }
    if (HARD.indexOf(before) >= 0 && REGIONS.indexOf(passage.at(at)) >= 0) {
      return -1;
    }
    int organization = organizations.startOfLongestBefore(passage.text(), at);
    if (organization >= 0 && at - organization > 2) {
      return organization;
    }
    int start = passage.wordStart(at - 1);
    if (stops(passage, start, at, from)) {
      return -1;
    }
    return start;
  }

  private static boolean stopsAt(EntityType owner) {
    return owner != EntityType.UNKNOWN && owner != EntityType.PLACE;
  }

  /** Steps over （上海） in the midst of a name, or “…” at its beginning. */
  private static int bracket(Passage passage, int at, char opening) {
    int limit = Math.max(0, at - LONGEST_BRACKETS);
    for (int i = at - 2; i >= limit; i--) {
      char c = passage.at(i);
      if (c == opening) {
        boolean goesOn = Characters.isHan(passage.at(i - 1));
        return i < at - 2 && (goesOn || opening == '“') ? i : -1;
      }
      if (!Characters.isNameCharacter(c) && c != '、') {
        return -1;
      }
    }
    return -1;
  }

  /** Whether the word before a place stops the walk. */
  private boolean stops(Passage passage, int start, int end, int from) {
    String word = passage.text().substring(start, end);
    if (word.length() == 1 && CONJUNCTIONS.contains(word)) {
      return !joins(passage, end, from);
    }
    boolean region = startsRegion(passage, end) && end < from;
    boolean verb = passage.nature(end - 1).startsWith("v") && word.length() > 1;
    if (region && !word.equals("驻") && (verb || cuts.contains(word))) {
      return true;
    }
    if (inner.contains(word)) {
      return cuts.contains(word) && startsRegion(passage, end);
    }
    if (cuts.contains(word)) {
      return true;
    }
    String nature = passage.nature(end - 1);
    boolean hard =
        switch (nature) {
          case "m", "mq", "q" ->
              !ordinal(word)
                  && !(word.equals("首") && "家个批次届条座".indexOf(passage.at(end)) < 0)
                  && !Characters.isLetter(word.charAt(0));
          case "d", "v", "vd", "vi" -> word.length() > 1;
          case "f" -> word.length() > 1 || !begins(passage, start);
          default -> FUNCTION_WORDS.contains(nature);
        };
    return hard && !(passage.labelJoins(end) && end < passage.length());
  }

  /** Whether a region is named there, before which a verb is no part of a name: 联合县水利局. */
  private boolean startsRegion(Passage passage, int at) {
    return regions.endOfLongestAt(passage.text(), at) > 0
        || passage.nature(at).equals("ns")
        || (REGIONS.indexOf(passage.at(at)) >= 0 && passage.wordEnd(at) <= at + 2);
  }

  /** Whether a name may begin there: 上 in 上垟村, not in 会上. */
  private boolean begins(Passage passage, int at) {
    if (!Characters.isHan(passage.at(at - 1))) {
      return true;
    }
    String before = passage.text().substring(passage.wordStart(at - 1), at);
    return cuts.contains(before) || passage.nature(at - 1).startsWith("ns");
  }

  private static boolean ordinal(String word) {
    return word.startsWith("第") || (word.length() == 1 && "一二三四五六七八九十百千万".contains(word));
  }

  /** Whether a conjunction stands inside the name: 工业和信息化局. */
  private boolean joins(Passage passage, int end, int from) {
    if (end >= from) {
      return false;
    }
    return innerConjunctions.endOfLongestAt(passage.text(), end) > 0
        || (passage.labelJoins(end) && passage.labelJoins(end - 1));
  }
}
