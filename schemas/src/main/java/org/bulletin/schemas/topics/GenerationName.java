package org.bulletin.schemas.topics;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a generation: {@code g1}, {@code g2}, …, or, for another index of the articles that
 * {@code g1} derived, {@code g1.2}, {@code g1.3}, ….
 *
 * @param number of the derivation, from 1
 * @param index of the derivation's indices, from 1
 */
public record GenerationName(int number, int index) implements Comparable<GenerationName> {

  /** The generation that a new installation begins with. */
  public static final GenerationName FIRST = new GenerationName(1, 1);

  private static final Pattern NAME =
      Pattern.compile("g(?<number>[1-9][0-9]{0,8})(?:\\.(?<index>[2-9]|[1-9][0-9]{1,3}))?");

  private static final Comparator<GenerationName> ORDER =
      Comparator.comparingInt(GenerationName::number).thenComparingInt(GenerationName::index);

  /** Reads a name; empty if it is none. */
  public static Optional<GenerationName> read(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String index = matcher.group("index");
    return Optional.of(
        new GenerationName(
            Integer.parseInt(matcher.group("number")),
            index == null ? 1 : Integer.parseInt(index)));
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static GenerationName of(String name) {
    return read(name).orElseThrow(() -> new IllegalArgumentException("not a generation: " + name));
  }

  /**
   * The generation whose topics and Streams application these are: of {@code g1.2} it is {@code
   * g1}.
   */
  public GenerationName derivation() {
    return new GenerationName(number, 1);
  }

  @Override
  public int compareTo(GenerationName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "g" + number + (index == 1 ? "" : "." + index);
  }
}
