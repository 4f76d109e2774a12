package org.bulletin.streams.entity;

/** Characters that write the sounds of foreign and minority names. Immutable. */
final class Transcription {

  private final Lexicon characters = Lexicon.read("transliteration.txt");

  boolean at(Passage passage, int at) {
    return at >= 0 && at < passage.length() && characters.contains(passage.text(), at, at + 1);
  }

  /** Whether a stretch consists of such characters. */
  boolean all(Passage passage, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!at(passage, i)) {
        return false;
      }
    }
    return true;
  }
}
