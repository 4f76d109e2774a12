package org.bulletin.ingest.read.html;

/**
 * A line of text as a browser shows it: a paragraph, a heading, a cell, or a piece of one between
 * line ends.
 *
 * @param text without blanks at its ends
 * @param linked how many of its characters lead elsewhere
 * @param heading an h1 to h6
 * @param indented it begins like a paragraph, by two characters
 */
record HtmlBlock(String text, int linked, boolean heading, boolean indented) {

  private static final String SENTENCE_MARKS = "。！？；，";

  /** How much of it leads elsewhere, 0 to 1. */
  double linkDensity() {
    return (double) linked / text.codePoints().filter(c -> c != ' ').count();
  }

  boolean hasSentenceMarks() {
    return text.codePoints().anyMatch(c -> SENTENCE_MARKS.indexOf(c) >= 0);
  }
}
