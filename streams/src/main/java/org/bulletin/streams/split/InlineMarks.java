package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts a line's text from a jump line or a signature printed at its end. */
final class InlineMarks {

  private static final int LONGEST_SIGNATURE = 40;

  private final Credits credits;

  InlineMarks(Credits credits) {
    this.credits = credits;
  }

  /** Returns the lines, with such ends as pieces of their own. */
  List<Line> part(List<Line> lines) {
    List<Line> parts = new ArrayList<>();
    for (Line line : lines) {
      int end = line.text().length();
      int reference = referenceStart(line.text());
      int signature = signatureStart(line.text().substring(0, reference));
      if (signature > 0) {
        parts.add(line.part(0, signature, true));
        parts.add(line.part(signature, reference, false));
      } else {
        parts.add(line.part(0, reference, true));
      }
      if (reference < end) {
        parts.add(line.part(reference, end, false));
      }
    }
    return parts;
  }

  private static int referenceStart(String text) {
    Optional<PageReference> found = PageReference.readEnd(text);
    if (found.isEmpty() || !found.get().marked() || PageReference.read(text).isPresent()) {
      return text.length();
    }
    int start = found.get().start();
    String before = text.substring(0, start);
    boolean blank = Blank.squeeze(before).isEmpty();
    boolean sentence = before.indexOf('。') >= 0 || before.length() > 50;
    boolean teaser = found.get().kind() == PageReference.Kind.SEE;
    boolean doubtful = teaser && (sentence || bare(text.charAt(start)));
    return blank || doubtful ? text.length() : start;
  }

  /** A page's number alone, without anything that sets it apart, may be part of a sentence. */
  private static boolean bare(char c) {
    return c == '第' || (Character.isLetterOrDigit(c) && !Names.isHan(c));
  }

  /** The start of a signature in brackets behind the last sentence, or 0. */
  private int signatureStart(String text) {
    int end = text.length();
    while (end > 0 && Blank.is(text.charAt(end - 1))) {
      end--;
    }
    if (end < 8 || "）)]".indexOf(text.charAt(end - 1)) < 0) {
      return 0;
    }
    int start = Math.max(text.lastIndexOf('（', end), text.lastIndexOf('(', end));
    start = Math.max(start, text.lastIndexOf('[', end));
    if (start <= 0 || end - start > LONGEST_SIGNATURE) {
      return 0;
    }
    int before = start - 1;
    while (before > 0 && Blank.is(text.charAt(before))) {
      before--;
    }
    boolean afterSentence = "。！？!?”…".indexOf(text.charAt(before)) >= 0;
    String inside = text.substring(start, end);
    boolean credit =
        credits.read(inside).filter(r -> !r.picturesOnly()).isPresent()
            || credits.source(inside).isPresent();
    return afterSentence && credit ? start : 0;
  }
}
