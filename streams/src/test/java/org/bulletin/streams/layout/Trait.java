package org.bulletin.streams.layout;

/** What the layout of a page does to a splitter, for reports by kind of layout. */
public enum Trait {
  /** At least one article in narrow lines. */
  HARD_WRAPPED,
  /** Narrow columns and one-line paragraphs on one page. */
  MIXED_SETTING,
  /** Blank lines inside paragraphs of narrow columns. */
  STRAY_BLANKS,
  /** The width of lines changes inside an article. */
  WIDTH_CHANGES,
  /** Paragraphs of narrow columns part without a blank line, by indents. */
  INDENTED,
  /** Paragraphs of narrow columns part without a blank line or indent, by a short last line. */
  TIGHT,
  /** A column's end stands inside a sentence. */
  CUT_SENTENCE,
  /** A column's end stands inside a word. */
  CUT_WORD,
  /** Two articles take turns, column by column. */
  INTERLEAVED,
  /** The same, with columns of one article following each other directly now and then. */
  INTERLEAVED_UNEVENLY,
  /** Something else than a column of an article stands between the halves of a cut paragraph. */
  INSERTED_AT_CUT,
  /** A headline directly after its article. */
  HEADLINE_AFTER,
  /** A headline at the page's foot, or elsewhere far from its article. */
  HEADLINE_FAR,
  /** A headline set vertically, one character a line. */
  VERTICAL_HEADLINE,
  /** A headline over several lines. */
  WRAPPED_HEADLINE,
  /** Bylines after the articles. */
  BYLINE_AFTER,
  SECTION_HEADINGS,
  CAPTIONS,
  /** Articles that continue on another page, or began on one. */
  JUMPS,
  /** The same, with the jump line at the end of a paragraph. */
  INLINE_JUMPS,
  TEASERS,
  QUOTES,
  LABELS,
  FURNITURE,
  FORM_FEEDS,
  /** Blanks inside dates. */
  SPACED_DATES,
  /** Punctuation of half width, all or some. */
  HALF_WIDTH,
  /** All articles from one page of one newspaper: people, places and topics in common. */
  ONE_NEWSPAPER
}
