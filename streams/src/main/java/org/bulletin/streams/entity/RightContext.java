package org.bulletin.streams.entity;

/** Judges whether a name of a person can end before what follows. Immutable. */
final class RightContext {

  private final Lexicon cues = Lexicon.read("person-cues.txt");

  /** Returns where the word that persons are followed by ends, or -1 if none stands there. */
  int cueEnd(Passage passage, int at) {
    return cues.endOfLongestAt(passage.text(), at);
  }

  /** Whether what follows makes a person of what stands before it, without any other evidence. */
  boolean certain(Passage passage, int at) {
    return cueEnd(passage, at) >= at + 2 || "说的和为任".indexOf(passage.at(at)) >= 0;
  }

  /** Returns how well a name ends there; 2 is best. */
  double score(Passage passage, int end) {
    char next = passage.at(end);
    if (next == '·') {
      return -4;
    }
    if (!Characters.isHan(next)) {
      return next == '\n' || "，。、：；（）”’！？》—… ".indexOf(next) >= 0 ? 2 : 0.3;
    }
    int cue = cueEnd(passage, end);
    if ("和与及".indexOf(next) >= 0
        && (!Characters.isHan(passage.at(end + 1))
            || cueEnd(passage, end + 1) > end + 2
            || passage.at(end + 1) == '说')) {
      return -0.5;
    }
    if (cue > 0) {
      int length = cue - end;
      if (passage.wordEnd(end) > cue && length == 1) {
        return 0.4;
      }
      return length > 1 || "说等的为和与及是".indexOf(next) >= 0 ? 1.8 : 1;
    }
    if (passage.nature(end).equals("t")) {
      return 1.5;
    }
    return passage.wordBreak(end) ? 0.5 : -0.7;
  }
}
