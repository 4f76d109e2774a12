package org.bulletin.streams.entity;

import java.util.List;

/**
 * What speaks for and against a stretch of text being a person's name: the odds of the name and of
 * what follows against those of ordinary words ({@link NameOdds}), surname, length, the model's
 * label, HanLP's words, what follows, vocabulary, and where else in the article it stands.
 * Immutable.
 */
final class NameFeatures {

  private static final List<String> REGIONS = List.of("市", "县", "旗", "镇", "乡", "村");

  /** What a place ends with, and a name hardly ever. */
  private static final String PLACES = "村镇乡县路街屯寨洼垸";

  private static final String FUNCTION_NATURES = "dcprumtfq";
  private static final double MOST_ODDS = 12;
  private static final double UNHEARD_OF = -50;

  private final NameOdds odds;
  private final Surnames surnames;
  private final Transcription foreign;
  private final RightContext right;
  private final Lexicon words = Lexicon.read("not-persons.txt");
  private final Lexicon afterOffices = Lexicon.read("not-after-offices.txt");
  private final Lexicon namesThatAreWords = Lexicon.read("names-that-are-words.txt");
  private final Lexicon offices = Lexicon.read("offices.txt");
  private final Lexicon never = Lexicon.read("not-in-names.txt");
  private final Lexicon places;

  NameFeatures(
      NameOdds odds, Surnames surnames, Transcription foreign, RightContext right, Lexicon places) {
    this.odds = odds;
    this.surnames = surnames;
    this.foreign = foreign;
    this.right = right;
    this.places = places;
  }

  /** A stretch of a passage, and what was found out about it. */
  private static final class Candidate {

    private final Reading reading;
    private final Passage passage;
    private final int start;
    private final int end;
    private final NameShape.Context context;
    private final double[] values = new double[NameFeature.values().length];

    Candidate(Reading reading, Passage passage, int start, int end, NameShape.Context context) {
      this.reading = reading;
      this.passage = passage;
      this.start = start;
      this.end = end;
      this.context = context;
    }

    void set(NameFeature feature, double value) {
      values[feature.index()] = value;
    }

    void set(NameFeature feature, boolean holds) {
      set(feature, holds ? 1 : 0);
    }

    String text() {
      return passage.text();
    }

    int length() {
      return end - start;
    }

    boolean certain() {
      return context == NameShape.Context.OFFICE || context == NameShape.Context.LIST;
    }
  }

  /**
   * Returns the values by {@link NameFeature} of every end of a name that starts at a place, the
   * shortest name of two characters first.
   *
   * @param limit the last end
   * @param modelEnd where the model's person ends that starts there, or -1
   */
  double[][] of(
      Reading reading,
      Passage passage,
      int start,
      int limit,
      NameShape.Context context,
      int modelEnd) {
    int ends = Math.max(0, limit - start - 1);
    double[][] values = new double[ends][];
    double[] gains = new double[ends];
    for (int i = 0; i < ends; i++) {
      values[i] = end(reading, passage, start, start + 2 + i, context, modelEnd);
      gains[i] = gain(passage, start, start + 2 + i);
    }
    for (int i = 0; i < ends; i++) {
      double other = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < ends; j++) {
        other = j == i ? other : Math.max(other, gains[j]);
      }
      double margin = Math.max(-MOST_ODDS, Math.min(MOST_ODDS, gains[i] - other));
      values[i][NameFeature.BETTER_THAN_OTHER_ENDS.index()] = margin / MOST_ODDS;
    }
    return values;
  }

  private double[] end(
      Reading reading,
      Passage passage,
      int start,
      int end,
      NameShape.Context context,
      int modelEnd) {
    Candidate candidate = new Candidate(reading, passage, start, end, context);
    odds(candidate);
    kind(candidate);
    candidate.set(NameFeature.LABEL, modelEnd == end);
    candidate.set(NameFeature.OTHER_LABEL, modelEnd > 0 && modelEnd != end);
    words(candidate);
    right(candidate);
    vocabulary(candidate);
    counts(candidate);
    candidate.set(context.feature(), 1);
    return candidate.values;
  }

  private void odds(Candidate c) {
    double gain = gain(c.passage, c.start, c.end);
    double clipped = Math.max(-2 * MOST_ODDS, Math.min(2 * MOST_ODDS, gain));
    c.set(NameFeature.ODDS, clipped / MOST_ODDS);
    c.set(NameFeature.LOSS, Math.min(0, clipped) / MOST_ODDS);
    c.set(NameFeature.CERTAIN_LOSS, c.certain() ? Math.min(0, clipped) / MOST_ODDS : 0);
  }

  /** By how much a name and what follows it are more probable than ordinary words. */
  private double gain(Passage passage, int start, int end) {
    double name = Math.max(name(passage, start, end), UNHEARD_OF);
    return name + odds.rest(passage, end) - odds.plain(passage, start);
  }

  /** Returns the odds of a name of any kind. */
  private double name(Passage passage, int start, int end) {
    String text = passage.text();
    int length = end - start;
    double name = Double.NEGATIVE_INFINITY;
    if (length <= 3) {
      name = odds.chinese(text, start, start + 1, end);
    }
    int given = surnames.compoundEnd(passage, start);
    if (given > 0 && end > given && end <= given + 2) {
      name = Math.max(name, odds.chinese(text, start, given, end));
    }
    if (length == 4 && surnames.two(passage, start)) {
      name = Math.max(name, odds.chinese(text, start, start + 2, end));
    }
    return foreign.all(passage, start, end) ? Math.max(name, odds.transcribed(length)) : name;
  }

  private void kind(Candidate c) {
    int given = surnames.compoundEnd(c.passage, c.start);
    boolean compound = given > 0 && c.end > given;
    boolean single = surnames.single(c.passage, c.start);
    boolean transcribed = foreign.all(c.passage, c.start, c.end);
    c.set(NameFeature.COMPOUND_SURNAME, compound);
    c.set(NameFeature.SURNAME, single && !compound && c.length() <= 3);
    c.set(NameFeature.WEAK_SURNAME, surnames.weak(c.passage, c.start));
    c.set(
        NameFeature.TWO_SURNAMES, !compound && c.length() == 4 && surnames.two(c.passage, c.start));
    c.set(NameFeature.TRANSCRIBED, transcribed && !compound && (c.length() > 3 || !single));
    c.set(
        NameFeature.TRANSCRIPTION_GOES_ON,
        transcribed
            && foreign.at(c.passage, c.end)
            && right.cueEnd(c.passage, c.end) < 0
            && (c.length() > 2 || !single));
    c.set(NameFeature.TWO_CHARACTERS, c.length() == 2);
    c.set(NameFeature.THREE_CHARACTERS, c.length() == 3);
    c.set(NameFeature.LONGER, Math.max(0, c.length() - 3));
  }

  private void words(Candidate c) {
    Passage p = c.passage;
    String nature = p.nature(c.start);
    boolean function = !nature.isEmpty() && FUNCTION_NATURES.indexOf(nature.charAt(0)) >= 0;
    if (p.isWord(c.start, c.end)) {
      boolean person = nature.startsWith("nr");
      c.set(NameFeature.PERSON_WORD, person);
      c.set(NameFeature.PLACE_WORD, nature.equals("ns"));
      c.set(NameFeature.NOUN, nature.startsWith("n") && !person && !nature.equals("ns"));
      c.set(NameFeature.VERB, nature.startsWith("v"));
      c.set(NameFeature.FUNCTION_WORD, function);
      c.set(
          NameFeature.OTHER_WORD, !function && !nature.startsWith("n") && !nature.startsWith("v"));
      c.set(NameFeature.CERTAIN_WORD, c.certain() && !person);
      return;
    }
    c.set(NameFeature.INSIDE_WORD, !p.wordBreak(c.start));
    c.set(NameFeature.CUTS_WORD, c.end < p.length() && !p.wordBreak(c.end));
    int first = p.wordEnd(c.start);
    boolean begins =
        p.wordBreak(c.start) && first - c.start > 1 && first < c.end && !nature.startsWith("nr");
    c.set(NameFeature.BEGINS_FUNCTION_WORD, begins && function);
    c.set(NameFeature.BEGINS_WORD, begins && !function);
    String given = p.nature(c.start + 1);
    c.set(
        NameFeature.GIVEN_FUNCTION_WORD,
        c.length() == 3
            && p.isWord(c.start + 1, c.end)
            && !given.isEmpty()
            && (FUNCTION_NATURES.indexOf(given.charAt(0)) >= 0 || given.equals("v")));
  }

  private void right(Candidate c) {
    double score = right.score(c.passage, c.end);
    boolean han = Characters.isHan(c.passage.at(c.end));
    c.set(NameFeature.BEFORE_PUNCTUATION, !han && score >= 2);
    c.set(NameFeature.BEFORE_CUE, han && score >= 1.5);
    c.set(NameFeature.BEFORE_SHORT_CUE, han && score >= 1 && score < 1.5);
    c.set(NameFeature.BEFORE_WORD, score >= 0.2 && score < 1);
    c.set(NameFeature.BEFORE_NO_WORD, score < 0);
  }

  private void vocabulary(Candidate c) {
    String text = c.text();
    boolean place = places.contains(text, c.start, c.end);
    boolean settled = c.certain() && right.score(c.passage, c.end) >= 1.8;
    boolean noPerson = (settled ? afterOffices : words).contains(text, c.start, c.end);
    c.set(NameFeature.CERTAIN_SETTLED, settled);
    c.set(NameFeature.NO_PERSON, noPerson);
    c.set(NameFeature.PLACE, place);
    c.set(
        NameFeature.LED_SETTLED,
        !c.certain()
            && c.context != NameShape.Context.NONE
            && c.context != NameShape.Context.SUBJECT
            && right.score(c.passage, c.end) >= 1.8
            && surnames.any(c.passage, c.start));
    c.set(NameFeature.CERTAIN_PLACE, place && settled);
    c.set(NameFeature.HOLDS_OFFICE, offices.startOfLongestBefore(text, c.end) >= c.start);
    c.set(
        NameFeature.NAME_THAT_IS_A_WORD,
        c.certain() && namesThatAreWords.contains(text, c.start, c.end));
    int strange = 0;
    boolean transcribed = foreign.all(c.passage, c.start, c.end);
    for (int i = c.start + 1; i < c.end; i++) {
      strange += !transcribed && never.contains(text, i, i + 1) ? 1 : 0;
    }
    c.set(NameFeature.STRANGE_CHARACTERS, strange);
    c.set(NameFeature.BEFORE_PLACE_SUFFIX, PLACES.indexOf(c.passage.at(c.end)) >= 0);
    c.set(NameFeature.PLACE_SUFFIX, PLACES.indexOf(c.passage.at(c.end - 1)) >= 0);
  }

  private static void counts(Candidate c) {
    String name = c.text().substring(c.start, c.end);
    c.set(
        NameFeature.NAMES_REGION,
        REGIONS.stream().anyMatch(region -> c.reading.count(name + region) > 0));
    int count = c.reading.count(name);
    c.set(NameFeature.REPEATED, Math.min(3, count - 1) / 3.0);
    if (c.length() > 2) {
      int shorter = c.reading.count(name.substring(0, name.length() - 1));
      c.set(NameFeature.SHORTER_REPEATED, Math.min(3, Math.max(0, shorter - count)) / 3.0);
    }
    char next = c.passage.at(c.end);
    c.set(
        NameFeature.GOES_ON_ALIKE,
        count > 1 && Characters.isHan(next) && c.reading.count(name + next) == count);
  }
}
