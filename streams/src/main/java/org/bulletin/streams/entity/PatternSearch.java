package org.bulletin.streams.entity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a pattern as {@link Matcher#find} does, but tries it only where one of a few characters
 * stands: a small part of them in most texts. Used by one thread.
 */
final class PatternSearch {

  private final Matcher matcher;
  private final String first;
  private final String text;
  private int next;

  /**
   * Takes what to look for.
   *
   * @param first every character that a match can begin with; no match is empty
   */
  PatternSearch(Pattern pattern, String first, String text) {
    this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    this.first = first;
    this.text = text;
  }

  /** Goes to the next match, which begins where the one before ended or later. */
  boolean find() {
    for (int at = next; at < text.length(); at++) {
      if (first.indexOf(text.charAt(at)) >= 0 && matcher.region(at, text.length()).lookingAt()) {
        next = matcher.end();
        return true;
      }
    }
    next = text.length();
    return false;
  }

  /** Returns the match that {@link #find} went to. */
  Matcher matcher() {
    return matcher;
  }
}
