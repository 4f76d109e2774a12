package org.bulletin.streams.entity;

/** Where a surname stands. Immutable. */
final class Surnames {

  private final Lexicon surnames = Lexicon.read("surnames.txt");
  private final Lexicon weak = Lexicon.read("surnames-weak.txt");
  private final Lexicon compounds = Lexicon.read("compound-surnames.txt");
  private final Lexicon japanese = Lexicon.read("japanese-surnames.txt");

  /** Whether a surname of one character stands there. */
  boolean single(Passage passage, int at) {
    return at < passage.length() && surnames.contains(passage.text(), at, at + 1);
  }

  /** Whether what stands there begins ordinary words far more often than names. */
  boolean weak(Passage passage, int at) {
    return weak.contains(passage.text(), at, at + 1);
  }

  /** Returns where the surname of several characters that stands there ends, or -1. */
  int compoundEnd(Passage passage, int at) {
    int end = compounds.endOfLongestAt(passage.text(), at);
    return end > 0 ? end : japanese.endOfLongestAt(passage.text(), at);
  }

  /** Whether two surnames of one character stand there: of father and mother. */
  boolean two(Passage passage, int at) {
    return single(passage, at) && single(passage, at + 1);
  }

  /** Whether any surname stands there. */
  boolean any(Passage passage, int at) {
    return single(passage, at) || compoundEnd(passage, at) > 0;
  }
}
