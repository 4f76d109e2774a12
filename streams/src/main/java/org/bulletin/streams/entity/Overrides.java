package org.bulletin.streams.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person has decided about names, one decision a line; it holds for every article, and again
 * when articles are derived anew. Lines:
 *
 * <pre>
 * # a comment
 * alias ORGANIZATION 县改革局 = 某县发展和改革局      the canonical name of a printed form
 * same PERSON:王某@甲区 = PERSON:王某@乙区          the first id is the second
 * different PERSON:王某@甲区 in 甲报/2025-01-02 = 2   articles whose id begins so mean another one
 * </pre>
 *
 * Immutable.
 */
public final class Overrides {

  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> same = new HashMap<>();
  private final List<Different> different;

  private record Different(String entityId, String articles, String mark) {}

  private Overrides(List<String> lines) {
    different =
        lines.stream()
            .filter(line -> line.startsWith("different "))
            .map(Overrides::different)
            .toList();
    for (String line : lines) {
      if (line.startsWith("alias ")) {
        String[] sides = sides(line, "alias ");
        aliases.put(sides[0], sides[1]);
      } else if (line.startsWith("same ")) {
        String[] sides = sides(line, "same ");
        same.put(sides[0], sides[1]);
      } else if (!line.startsWith("different ")) {
        throw new IllegalArgumentException("No override: " + line);
      }
    }
  }

  /** No decisions. */
  public static Overrides none() {
    return new Overrides(List.of());
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is none of the above; the message shows it
   */
  public static Overrides read(Path file) throws IOException {
    return of(Files.readAllLines(file));
  }

  /** Takes the lines of such a file. */
  public static Overrides of(List<String> lines) {
    return new Overrides(
        lines.stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList());
  }

  private static String[] sides(String line, String verb) {
    String[] sides = line.substring(verb.length()).split(" = ", 2);
    if (sides.length < 2) {
      throw new IllegalArgumentException("An override needs ' = ': " + line);
    }
    return new String[] {sides[0].strip(), sides[1].strip()};
  }

  private static Different different(String line) {
    String[] sides = sides(line, "different ");
    String[] left = sides[0].split(" in ", 2);
    if (left.length < 2) {
      throw new IllegalArgumentException("A 'different' needs ' in ': " + line);
    }
    return new Different(left[0].strip(), left[1].strip(), sides[1]);
  }

  Optional<String> canonical(String type, String printed) {
    return Optional.ofNullable(aliases.get(type + " " + printed));
  }

  String entityId(String id, String articleId) {
    for (Different exception : different) {
      if (exception.entityId().equals(id) && articleId.startsWith(exception.articles())) {
        return id + "#" + exception.mark();
      }
    }
    return same.getOrDefault(id, id);
  }
}
