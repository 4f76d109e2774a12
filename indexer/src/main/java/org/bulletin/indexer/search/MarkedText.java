package org.bulletin.indexer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text, parts of which are marked. No markup: whoever shows it, shows marks in a way of his own
 * and escapes the rest.
 */
public record MarkedText(List<Part> parts) {

  /** From Unicode's private use area: the newspaper's text has no business there. */
  static final String BEGIN = "\uE000";

  static final String END = "\uE001";

  public MarkedText {
    parts = List.copyOf(parts);
  }

  /** A stretch that is marked or is not. */
  public record Part(String text, boolean marked) {}

  /** Reads a text in which marks stand between {@link #BEGIN} and {@link #END}. */
  static MarkedText parse(String text) {
    List<Part> parts = new ArrayList<>();
    boolean marked = false;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isMark(text.charAt(i))) {
        if (i > start) {
          parts.add(new Part(text.substring(start, i), marked));
        }
        if (i < text.length()) {
          marked = text.charAt(i) == BEGIN.charAt(0);
        }
        start = i + 1;
      }
    }
    return new MarkedText(parts);
  }

  /** The text without marks. */
  public String plain() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  private static boolean isMark(char c) {
    return c == BEGIN.charAt(0) || c == END.charAt(0);
  }
}
