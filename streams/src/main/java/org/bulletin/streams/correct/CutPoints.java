package org.bulletin.streams.correct;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bulletin.schemas.CutPoint;
import org.bulletin.streams.split.Letters;
import org.bulletin.streams.split.Splitting.Paragraph;

/**
 * Paragraphs before which an article is cut. They are found by how they begin, as articles are:
 * their numbers change when a page is split again, better.
 */
public final class CutPoints {

  private static final int LETTERS = 40;

  private CutPoints() {}

  /**
   * The point before a paragraph.
   *
   * @param number of the paragraph in its article, from 1
   */
  public static CutPoint before(int number, String text) {
    return new CutPoint(number, Letters.first(LETTERS, text));
  }

  /**
   * The index of the paragraph that a point is before; of several that begin alike the one whose
   * number is nearest. Empty where there is none, or no paragraph before it.
   */
  static OptionalInt find(CutPoint point, List<Paragraph> paragraphs) {
    return IntStream.range(1, paragraphs.size())
        .filter(
            i ->
                Letters.first(LETTERS, paragraphs.get(i).text().text())
                    .equals(point.getBeginning()))
        .boxed()
        .min(Comparator.comparingInt(i -> Math.abs(i + 1 - point.getParagraph())))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
