package org.bulletin.streams.entity;

/** What is looked at to judge a name of a person; each has a weight in {@code name-weights.txt}. */
enum NameFeature {
  ODDS,
  LOSS,
  BETTER_THAN_OTHER_ENDS,
  SURNAME,
  WEAK_SURNAME,
  COMPOUND_SURNAME,
  TWO_SURNAMES,
  TRANSCRIBED,
  TRANSCRIPTION_GOES_ON,
  TWO_CHARACTERS,
  THREE_CHARACTERS,
  LONGER,
  LABEL,
  OTHER_LABEL,
  INSIDE_WORD,
  CUTS_WORD,
  PERSON_WORD,
  PLACE_WORD,
  NOUN,
  VERB,
  FUNCTION_WORD,
  OTHER_WORD,
  BEGINS_FUNCTION_WORD,
  BEGINS_WORD,
  GIVEN_FUNCTION_WORD,
  BEFORE_PUNCTUATION,
  BEFORE_CUE,
  BEFORE_SHORT_CUE,
  BEFORE_WORD,
  BEFORE_NO_WORD,
  NO_PERSON,
  PLACE,
  HOLDS_OFFICE,
  NAME_THAT_IS_A_WORD,
  STRANGE_CHARACTERS,
  BEFORE_PLACE_SUFFIX,
  PLACE_SUFFIX,
  NAMES_REGION,
  REPEATED,
  SHORTER_REPEATED,
  GOES_ON_ALIKE,
  CERTAIN_WORD,
  CERTAIN_PLACE,
  CERTAIN_LOSS,
  CERTAIN_SETTLED,
  LED_SETTLED,
  AFTER_OFFICE,
  AFTER_UNCERTAIN_OFFICE,
  IN_LIST,
  AFTER_CONJUNCTION,
  AFTER_LEAD,
  AFTER_CALLED,
  AFTER_DE,
  AS_SUBJECT,
  ANYWHERE;

  /** Reads the weights, in the order of the features; what the file lacks weighs nothing. */
  static double[] weights() {
    double[] weights = new double[values().length];
    for (String line : Lexicon.lines("name-weights.txt")) {
      String[] parts = line.split(" ", 2);
      weights[valueOf(parts[0]).index()] = Double.parseDouble(parts[1]);
    }
    return weights;
  }

  /** Returns where the feature stands in arrays of values and weights. */
  @SuppressWarnings("EnumOrdinal") // arrays, because this is the innermost loop; never stored
  int index() {
    return ordinal();
  }
}
