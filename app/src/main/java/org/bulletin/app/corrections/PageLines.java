package org.bulletin.app.corrections;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.bulletin.schemas.Span;

/** The lines of a page's text, by their numbers from 1. */
final class PageLines {

  private final String text;

  /** Lines that are not blank, by their first character that is not. */
  private final TreeMap<Integer, Integer> numbers = new TreeMap<>();

  PageLines(String text) {
    this.text = text;
    int start = 0;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int indent = line.length() - line.stripLeading().length();
      if (indent < line.length()) {
        numbers.put(start + indent, number);
      }
      start += line.length() + 1;
    }
  }

  /** The lines that begin in one of the spans; so each belongs to one text. */
  List<Integer> of(List<Span> spans) {
    return spans.stream()
        .map(span -> numbers.subMap(span.getStart(), span.getEnd()).values())
        .flatMap(Collection::stream)
        .sorted()
        .toList();
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
