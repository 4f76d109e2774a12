package org.bulletin.streams.entity;

import java.util.Optional;
import org.bulletin.streams.entity.model.Label;

/**
 * Judges whether a stretch of text is a person's name, and where the name ends: of all ends, and of
 * no name at all, the one with the largest sum of weighted features wins. Immutable.
 */
class NameShape {

  /** How certain the context makes it that a name stands there. */
  enum Context {
    /** Directly after an office. */
    OFFICE(NameFeature.AFTER_OFFICE),
    /** After an office that is an ordinary word too. */
    UNCERTAIN_OFFICE(NameFeature.AFTER_UNCERTAIN_OFFICE),
    /** In a list of names, after 、. */
    LIST(NameFeature.IN_LIST),
    /** After 和 and the like behind a name. */
    CONJUNCTION(NameFeature.AFTER_CONJUNCTION),
    /** After a word such as 村民. */
    LEAD(NameFeature.AFTER_LEAD),
    /** After 名叫 and the like. */
    NAMED(NameFeature.AFTER_CALLED),
    /** After 的: 年纪最小的某某. */
    ATTRIBUTE(NameFeature.AFTER_DE),
    /** At the beginning of a clause, before a word such as 表示. */
    SUBJECT(NameFeature.AS_SUBJECT),
    /** Anywhere. */
    NONE(NameFeature.ANYWHERE);

    private final NameFeature feature;

    Context(NameFeature feature) {
      this.feature = feature;
    }

    NameFeature feature() {
      return feature;
    }
  }

  private static final int LONGEST = 6;

  /** What a sum must exceed; below zero, because a name missed misses its offices too. */
  private static final double ACCEPTED = -0.3;

  private final NameOdds odds = new NameOdds();
  private final Surnames surnames = new Surnames();
  private final Transcription foreign;
  private final RightContext right = new RightContext();
  private final DottedNames dotted;
  private final NameFeatures features;
  private final double[] weights = NameFeature.weights();

  /**
   * Takes names of places, which are none of persons.
   *
   * @param places full and short names: 和县, 莫斯科
   */
  NameShape(Lexicon places, Transcription foreign) {
    this.foreign = foreign;
    this.dotted = new DottedNames(foreign, right, odds);
    this.features = new NameFeatures(odds, surnames, foreign, right, places);
  }

  /** Returns where the name that starts at a place ends, if one does. */
  Optional<Integer> end(Reading reading, Passage passage, int start, Context context) {
    if (!Characters.isHan(passage.at(start))) {
      return Optional.empty();
    }
    int dottedEnd = dotted.end(reading, passage, start);
    return dottedEnd > 0 ? Optional.of(dottedEnd) : undotted(reading, passage, start, context);
  }

  /** Returns where the name that starts at a place ends, if one does and nothing else is there. */
  Optional<Integer> free(Reading reading, Passage passage, int start, Context context) {
    return end(reading, passage, start, context).filter(end -> passage.free(start, end));
  }

  /** Returns where the name without a middle dot that starts at a place ends, if one does. */
  Optional<Integer> undotted(Reading reading, Passage passage, int start, Context context) {
    double best = ACCEPTED;
    int bestEnd = -1;
    double[][] ends = ends(reading, passage, start, context);
    for (int end = 0; end < ends.length; end++) {
      double score = 0;
      for (int i = 0; i < weights.length; i++) {
        score += weights[i] * ends[end][i];
      }
      if (score > best) {
        best = score;
        bestEnd = start + 2 + end;
      }
    }
    return bestEnd < 0 ? Optional.empty() : Optional.of(bestEnd);
  }

  /** Returns the features of every end of a name, the shortest name of two characters first. */
  double[][] ends(Reading reading, Passage passage, int start, Context context) {
    return features.of(
        reading, passage, start, limit(passage, start), context, modelEnd(passage, start));
  }

  /** Returns the last place where a name that starts there may end. */
  int limit(Passage passage, int start) {
    boolean compound = surnames.compoundEnd(passage, start) > 0 || surnames.two(passage, start);
    boolean single = surnames.single(passage, start);
    if (!single && !compound && !foreign.at(passage, start)) {
      return passage.labelEnd(start, Label.Kind.PERSON);
    }
    int longest = compound ? 4 : 3;
    int limit = start;
    while (limit < start + LONGEST
        && Characters.isHan(passage.at(limit))
        && (((single || compound) && limit < start + longest)
            || foreign.all(passage, start, limit + 1))) {
      limit++;
    }
    return Math.max(limit, passage.labelEnd(start, Label.Kind.PERSON));
  }

  /** Where the model's person ends; two that touch are one foreign name. */
  private int modelEnd(Passage passage, int start) {
    int end = passage.labelEnd(start, Label.Kind.PERSON);
    int next = end > 0 ? passage.labelEnd(end, Label.Kind.PERSON) : -1;
    return next > 0 && foreign.all(passage, start, next) ? next : end;
  }

  /** How well a name can end before what follows. */
  double rightScore(Passage passage, int end) {
    return right.score(passage, end);
  }

  boolean startsLikeName(Passage passage, int start) {
    return surnames.any(passage, start);
  }

  boolean cueAt(Passage passage, int at) {
    return right.certain(passage, at);
  }
}
