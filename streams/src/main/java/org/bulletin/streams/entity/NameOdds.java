package org.bulletin.streams.entity;

import com.hankcs.hanlp.corpus.dictionary.item.EnumItem;
import com.hankcs.hanlp.corpus.tag.NR;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.nr.PersonDictionary;

/**
 * How probable it is that characters are a name and that what follows reads on as ordinary words,
 * in natural logarithms. From the frequencies that come with HanLP (Apache License 2.0), counted in
 * newspapers: of characters as surnames and in given names and of words that follow names ({@code
 * nr.txt}), of words ({@code CoreNatureDictionary}). Immutable.
 */
final class NameOdds {

  private static final int FIRST = 0x4e00;
  private static final int LAST = 0x9fff;
  private static final int LONGEST_WORD = 4;

  /** Shares of given names of one and of two characters. */
  private static final double ONE_GIVEN = Math.log(0.15);

  private static final double TWO_GIVEN = Math.log(0.85);

  /** A compound surname is one of a hundred or so; all together are rare. */
  private static final double COMPOUND = -8;

  /** A transcribed name is rare; each of its characters is one of some 350. */
  private static final double TRANSCRIBED = -4;

  private static final double TRANSCRIBED_CHARACTER = -5.2;

  private static final double UNKNOWN_CHARACTER = -16;
  private static final double NUMERAL = -6;
  private static final double NOTHING_FOLLOWS = -1.5;

  /** Sums of the frequencies. */
  private static final double WORDS = 9_727_730;

  private static final double VERBS = 1_200_000;
  private static final double FOLLOWERS = 257_494;

  /** What a character that the frequencies lack counts. */
  private static final float UNSEEN = 0.4f;

  private final float[] surname = table(NR.B);
  private final float[] single = table(NR.E);
  private final float[] first = table(NR.C);
  private final float[] second = table(NR.D);

  private static float[] table(NR role) {
    float[] table = new float[LAST - FIRST + 1];
    double sum = 0;
    for (int i = 0; i < table.length; i++) {
      EnumItem<NR> item = PersonDictionary.dictionary.get(String.valueOf((char) (FIRST + i)));
      int count = item == null ? 0 : item.getFrequency(role);
      sum += count;
      table[i] = count + UNSEEN;
    }
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) Math.log(table[i] / sum);
    }
    return table;
  }

  /**
   * Returns how probable a Chinese name is.
   *
   * @param given where the given name begins
   */
  double chinese(CharSequence text, int start, int given, int end) {
    double family = given - start == 1 ? Math.max(-12, at(surname, text.charAt(start))) : COMPOUND;
    return family
        + switch (end - given) {
          case 1 -> ONE_GIVEN + at(single, text.charAt(given));
          case 2 -> TWO_GIVEN + at(first, text.charAt(given)) + at(second, text.charAt(given + 1));
          default -> UNKNOWN_CHARACTER * (end - given);
        };
  }

  /** Returns how probable a name is whose characters write sounds. */
  double transcribed(int length) {
    return TRANSCRIBED + TRANSCRIBED_CHARACTER * length;
  }

  /** Returns how probable what follows a name is, up to the next punctuation. */
  double rest(Passage passage, int end) {
    if (!Characters.isHan(passage.at(end))) {
      return NOTHING_FOLLOWS;
    }
    double[] odds = words(passage);
    double best = Double.NEGATIVE_INFINITY;
    int limit = Math.min(passage.length(), end + LONGEST_WORD);
    for (int next = end + 1; next <= limit && Characters.isHan(passage.at(next - 1)); next++) {
      best = Math.max(best, follower(passage.text().substring(end, next)) + odds[next]);
    }
    return best;
  }

  /** Returns how probable what stands there is as ordinary words, up to the next punctuation. */
  double plain(Passage passage, int start) {
    return words(passage)[start];
  }

  /** The odds of the best words from each place to the next punctuation. */
  private static double[] words(Passage passage) {
    double[] best = passage.wordOdds();
    if (best != null) {
      return best;
    }
    best = new double[passage.length() + 1];
    for (int i = passage.length() - 1; i >= 0; i--) {
      if (Characters.isHan(passage.at(i))) {
        double odds = Double.NEGATIVE_INFINITY;
        int limit = Math.min(passage.length(), i + LONGEST_WORD);
        for (int j = i + 1; j <= limit && Characters.isHan(passage.at(j - 1)); j++) {
          odds = Math.max(odds, word(passage.text().substring(i, j)) + best[j]);
        }
        best[i] = odds;
      }
    }
    passage.wordOdds(best);
    return best;
  }

  private static double word(String word) {
    if (word.length() == 1 && Characters.isNumeral(word.charAt(0))) {
      return NUMERAL;
    }
    CoreDictionary.Attribute attribute = CoreDictionary.get(word);
    if (attribute != null) {
      return Math.log((attribute.totalFrequency + 0.5) / WORDS);
    }
    return word.length() == 1 ? UNKNOWN_CHARACTER : 1.2 * UNKNOWN_CHARACTER * word.length();
  }

  /** The word that follows a name: verbs do so more often than other words. */
  private static double follower(String word) {
    EnumItem<NR> item = PersonDictionary.dictionary.get(word);
    CoreDictionary.Attribute attribute = CoreDictionary.get(word);
    double seen = item == null ? 0 : item.getFrequency(NR.L) / FOLLOWERS;
    double verb = attribute == null ? 0 : attribute.getNatureFrequency(Nature.v) / VERBS;
    return Math.log(0.3 * Math.exp(word(word)) + 0.3 * seen + 0.4 * verb);
  }

  private static double at(float[] table, char c) {
    return c < FIRST || c > LAST ? UNKNOWN_CHARACTER : table[c - FIRST];
  }
}
