package org.bulletin.streams.correct;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bulletin.streams.split.Blank;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitting.Text;

/** A page's text, to find in it what is printed there, blanks and line ends aside. */
final class PrintedPage {

  private final String text;
  private final String squeezed;
  private final int[] places;

  PrintedPage(String text) {
    this.text = text;
    StringBuilder letters = new StringBuilder(text.length());
    this.places = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      if (!Blank.is(text.charAt(i))) {
        places[letters.length()] = i;
        letters.append(text.charAt(i));
      }
    }
    this.squeezed = letters.toString();
  }

  /** Where a text is printed, in page order; it may overlap itself. */
  Stream<Range> occurrences(String wanted) {
    String letters = Blank.squeeze(wanted);
    if (letters.isEmpty()) {
      return Stream.empty();
    }
    return Stream.iterate(
            squeezed.indexOf(letters), at -> at >= 0, at -> squeezed.indexOf(letters, at + 1))
        .map(at -> new Range(places[at], places[at + letters.length() - 1] + 1));
  }

  /** The characters of some ranges that are not blank. */
  BitSet characters(List<Range> ranges) {
    BitSet characters = new BitSet();
    for (Range range : ranges) {
      for (int i = range.start(); i < range.end(); i++) {
        if (!Blank.is(text.charAt(i))) {
          characters.set(i);
        }
      }
    }
    return characters;
  }

  /** What is left of a text without some characters; without ranges if that is nothing. */
  Text without(List<Range> ranges, BitSet characters) {
    List<Range> left = new ArrayList<>();
    for (Range range : ranges) {
      BitSet rest = characters(List.of(range));
      rest.andNot(characters);
      int start = rest.nextSetBit(0);
      while (start >= 0) {
        int taken = characters.nextSetBit(start);
        int end = rest.previousSetBit(taken < 0 || taken > range.end() ? range.end() : taken) + 1;
        left.add(new Range(start, end));
        start = rest.nextSetBit(end);
      }
    }
    return new Text(
        left.stream()
            .map(range -> text.substring(range.start(), range.end()))
            .collect(Collectors.joining()),
        left);
  }
}
