package org.bulletin.streams.split;

import java.util.Optional;
import org.bulletin.streams.split.Phrasing.Question;

/**
 * Tells whether one text goes on with another that stands elsewhere, such as the part of an article
 * on another page. Immutable and safe across threads; loading takes about 0.2 s.
 */
public final class Continuity {

  /** Nothing that a word model says counts more, in log odds. */
  private static final double SUREST = 6;

  private static final String FOLLOWING = "，。、；：！？,;:!?%％”’）》〉】」』)]";

  private final WordModel words = new WordModel();
  private final Phrasing phrasing = Phrasing.load();

  /**
   * What a break between two texts looks like.
   *
   * @param open whether the first ends before its sentence does
   * @param junction log likelihood ratio of reading on from the first into the second, -6 to 6; 0
   *     where punctuation stands at the break
   * @param opening log odds of the second beginning a sentence, by word pairs, -6 to 6
   * @param wording log odds of the second beginning a paragraph, by how it is worded, -6 to 6
   * @param lead log odds of the second being the first paragraph of an article, by how it is
   *     worded, -6 to 6
   * @param following whether the second begins with what cannot begin a text: a comma, a closing
   *     bracket, what a number before it counts
   * @param brackets 1 if the second closes what the first opens, -1 if one of the two alone does, 0
   *     if neither
   */
  public record Break(
      boolean open,
      double junction,
      double opening,
      double wording,
      double lead,
      boolean following,
      int brackets) {}

  /** Looks at a break between two texts; a text without characters says nothing. */
  public Break between(String before, String after) {
    if (before.isEmpty() || after.isEmpty()) {
      return new Break(false, 0, 0, 0, 0, false, 0);
    }
    Shape first = Shape.of(before);
    Shape second = Shape.of(after);
    boolean following =
        FOLLOWING.indexOf(after.charAt(0)) >= 0 || (!first.closed() && Numbers.span(before, after));
    int brackets =
        !first.opened().isEmpty() && !second.unopened().isEmpty()
            ? 1
            : first.opened().isEmpty() && second.unopened().isEmpty() ? 0 : -1;
    Wording wording = phrasing.of(after);
    return new Break(
        !first.closed(),
        limited(words.junction(before, after)),
        limited(words.opening(after)),
        wording.of(Question.OPENING),
        wording.of(Question.LEAD),
        following,
        brackets);
  }

  /**
   * Tells whether a break goes through a sentence, so that the texts on its two sides are one
   * paragraph: the first ends without a full stop or the like, or inside quotation marks that the
   * second closes.
   */
  public static boolean insideSentence(String before, String after) {
    if (before.isEmpty() || after.isEmpty()) {
      return false;
    }
    Shape first = Shape.of(before);
    return switch (first.ending()) {
      case STOP, CALL -> !first.opened().isEmpty() && !Shape.of(after).unopened().isEmpty();
      case TRAIL -> !before.endsWith("…");
      case BRACKET -> !first.closed();
      case LIST, PAUSE, WORD -> true;
    };
  }

  /**
   * Reads a {@code （上接1版）} that a text begins with.
   *
   * @return how long it is, in UTF-16 code units; 0 if the text does not begin so
   */
  public static int originLength(String text) {
    return PageReference.readStart(text)
        .filter(found -> found.kind() == PageReference.Kind.CONTINUED_FROM)
        .map(PageReference::end)
        .orElse(0);
  }

  /** Reads the label of the page that a {@code （上接1版）} names with which a text begins. */
  public static Optional<String> origin(String text) {
    return PageReference.readStart(text)
        .filter(found -> found.kind() == PageReference.Kind.CONTINUED_FROM)
        .flatMap(found -> Assembly.label(found.page()));
  }

  private static double limited(double odds) {
    return Math.max(-SUREST, Math.min(SUREST, odds));
  }
}
