package org.bulletin.streams.join;

/** What speaks for or against one part going on with another; weights in joins.properties. */
enum Clue {
  /** Two parts as any others. */
  BIAS,
  /** The first ends before its sentence does. */
  OPEN,
  /** How well the words on both sides of an open break read as one, in log odds. */
  OPEN_JUNCTION,
  /** Behind an open break: the second begins a sentence, by word pairs, in log odds. */
  OPEN_OPENING,
  /** Behind an open break: the second begins a paragraph, by its wording, in log odds. */
  OPEN_WORDING,
  /** Behind a full stop: the second begins a sentence, by word pairs, in log odds. */
  CLOSED_OPENING,
  /** Behind a full stop: the second begins a paragraph, by its wording, in log odds. */
  CLOSED_WORDING,
  /** Behind an open break: the second begins with a comma or what else follows something. */
  OPEN_FOLLOWING,
  /** Behind a full stop: the same. */
  CLOSED_FOLLOWING,
  /** The second closes the brackets that the first opens (1), or one of the two alone does (-1). */
  BRACKETS,
  /**
   * The cosine of n-grams that few articles of the issue have: the logarithm of its ratio to the
   * median of articles on different pages.
   */
  LIKENESS,
  /** The logarithm of its ratio to the highest with any other article of the two pages. */
  LIKEST,
  /** The second has a headline, and no line that says where it comes from. */
  TITLED,
  /** The second has a headline, and a line that says where it comes from. */
  TITLED_AGAIN,
  /** Share of the second's headline that the first's has too. */
  TITLE_IN_TITLE,
  /** Share of the second's headline that stands in the first's body. */
  TITLE_IN_TEXT,
  /** The second is worded like the first paragraph of an article, in log odds. */
  LEAD,
  /** Both have authors, and none in common. */
  OTHER_AUTHORS,
  /** Each names the other's page. */
  BOTH_JUMP,
  /** The same, and no others go from the one page to the other. */
  ONLY_JUMPS,
  /** Only one of the two has a jump line. */
  ONE_JUMPS,
  /** Their jump lines have the same sign, such as ①. */
  SAME_SIGN
}
