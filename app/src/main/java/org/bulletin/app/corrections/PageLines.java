package org.bulletin.app.corrections;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.Span;

/** The lines of a page's text, by their numbers from 1. */
final class PageLines {

  private final String text;
  private final List<Integer> beginnings = new ArrayList<>();

  PageLines(String text) {
    this.text = text;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int first = start;
      while (first < end && text.substring(first, first + 1).isBlank()) {
        first++;
      }
      beginnings.add(first < end ? first : -1);
      start = end + 1;
    }
  }

  /** The lines that begin in one of the spans; so every line that is not blank is in one text. */
  List<Integer> of(List<Span> spans) {
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < beginnings.size(); i++) {
      int first = beginnings.get(i);
      if (first >= 0 && spans.stream().anyMatch(s -> s.getStart() <= first && first < s.getEnd())) {
        lines.add(i + 1);
      }
    }
    return lines;
  }

  /** What the spans hold, lines joined. */
  String textOf(List<Span> spans) {
    StringBuilder joined = new StringBuilder();
    for (Span span : spans) {
      text.substring(span.getStart(), span.getEnd())
          .lines()
          .map(String::strip)
          .forEach(joined::append);
    }
    return joined.toString();
  }
}
