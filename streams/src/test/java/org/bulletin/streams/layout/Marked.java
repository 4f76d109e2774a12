package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text with the names in it.
 *
 * @param text as printed
 * @param marks the names, from left to right, not overlapping
 */
public record Marked(String text, List<Mark> marks) {

  private static final Pattern INLINE = Pattern.compile("⟦([A-Z]):([^⟦⟧]+)⟧");

  /** What a name is, with the letter that stands for it in inline marks. */
  public enum Type {
    PERSON('P'),
    POSITION('T'),
    ORGANIZATION('O'),
    PLACE('L'),
    EVENT('E'),
    DATE('D'),
    MONEY('M'),
    DOCUMENT('W');

    private final char letter;

    Type(char letter) {
      this.letter = letter;
    }

    /** Returns the letter of inline marks. */
    public char letter() {
      return letter;
    }

    /** Finds the type that a letter stands for. */
    public static Optional<Type> of(char letter) {
      return Stream.of(values()).filter(type -> type.letter == letter).findFirst();
    }
  }

  /** A name: UTF-16 offsets into the text. */
  public record Mark(Type type, int start, int end) {

    private Mark shifted(int by) {
      return new Mark(type, start + by, end + by);
    }
  }

  public Marked {
    marks = List.copyOf(marks);
  }

  /** Text without marks. */
  public static Marked plain(String text) {
    return new Marked(text, List.of());
  }

  /**
   * Reads inline marks.
   *
   * @param inline such as {@code ⟦T:镇长⟧⟦P:王平⟧说}
   * @throws IllegalArgumentException if a mark is nested, unbalanced or of an unknown type
   */
  public static Marked parse(String inline) {
    StringBuilder text = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    Matcher matcher = INLINE.matcher(inline);
    int done = 0;
    while (matcher.find()) {
      text.append(inline, done, matcher.start());
      int start = text.length();
      text.append(matcher.group(2));
      Type type =
          Type.of(matcher.group(1).charAt(0))
              .orElseThrow(() -> new IllegalArgumentException("unknown mark: " + matcher.group()));
      marks.add(new Mark(type, start, text.length()));
      done = matcher.end();
    }
    text.append(inline, done, inline.length());
    if (text.indexOf("⟦") >= 0 || text.indexOf("⟧") >= 0) {
      throw new IllegalArgumentException("unbalanced or nested marks: " + inline);
    }
    return new Marked(text.toString(), marks);
  }

  /** Returns the text with inline marks. */
  public String inline() {
    StringBuilder inline = new StringBuilder();
    int end = 0;
    for (Mark mark : marks) {
      inline.append(text, end, mark.start()).append('⟦').append(mark.type().letter()).append(':');
      inline.append(text, mark.start(), mark.end()).append('⟧');
      end = mark.end();
    }
    return inline.append(text, end, text.length()).toString();
  }

  /** Returns what a mark covers. */
  public String name(Mark mark) {
    return text.substring(mark.start(), mark.end());
  }

  /** Cuts out a stretch, with the marks that lie in it whole. */
  public Marked slice(int start, int end) {
    return new Marked(
        text.substring(start, end),
        marks.stream()
            .filter(mark -> mark.start() >= start && mark.end() <= end)
            .map(mark -> mark.shifted(-start))
            .toList());
  }

  /** Exchanges characters one for one. */
  public Marked map(IntUnaryOperator exchange) {
    StringBuilder mapped = new StringBuilder();
    text.chars().map(exchange).forEach(c -> mapped.append((char) c));
    return new Marked(mapped.toString(), marks);
  }
}
