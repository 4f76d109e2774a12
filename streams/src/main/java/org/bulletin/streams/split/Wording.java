package org.bulletin.streams.split;

/** What {@link Phrasing} says of a text. */
final class Wording {

  /** Nothing that a wording says counts more, in log odds. */
  private static final double SUREST = 6;

  private final double[] odds;

  /**
   * @param odds log odds of the first answer to each question
   */
  Wording(double[] odds) {
    this.odds = odds;
  }

  /** Returns the log odds of the first answer to a question. */
  double of(Phrasing.Question question) {
    return Math.max(-SUREST, Math.min(SUREST, odds[question.column()]));
  }
}
