package org.bulletin.streams.layout;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The distinct names of a page that are to be found. Texts are squeezed.
 *
 * @param wanted by type, each name as the set of its accepted forms
 * @param ignored by type, names that count neither way
 * @param pairs persons with offices, each pair as the set of its accepted forms
 * @param marked whether names were marked without nesting, so that what stands inside an office, an
 *     event, a title or an organization counts neither way
 * @param around offices, events and titles of documents
 */
public record GoldNames(
    Map<Marked.Type, Set<Set<String>>> wanted,
    Map<Marked.Type, Set<String>> ignored,
    Set<Set<Pair>> pairs,
    boolean marked,
    Set<String> around) {

  /** A person and an office, squeezed. */
  public record Pair(String person, String position) {}

  private static final Set<Marked.Type> AROUND =
      Set.of(Marked.Type.POSITION, Marked.Type.EVENT, Marked.Type.DOCUMENT);

  /** Reads the names off a page's marks. */
  public static GoldNames of(GoldPage page) {
    Map<Marked.Type, Set<String>> names = new EnumMap<>(Marked.Type.class);
    Set<Set<Pair>> pairs = new LinkedHashSet<>();
    for (GoldItem item : page.items()) {
      item.names()
          .forEach(
              (type, of) -> names.computeIfAbsent(type, t -> new LinkedHashSet<>()).addAll(of));
      for (GoldItem.Pair pair : item.pairs()) {
        pairs.add(Set.of(new Pair(Squeeze.of(pair.person()), Squeeze.of(pair.position()))));
      }
    }
    return marked(names, pairs, authors(page));
  }

  /**
   * Names that were listed without forms or exceptions.
   *
   * @param names by type, as printed
   */
  static GoldNames marked(
      Map<Marked.Type, Set<String>> names, Set<Set<Pair>> pairs, Set<String> authors) {
    Map<Marked.Type, Set<Set<String>>> wanted = new EnumMap<>(Marked.Type.class);
    Set<String> around = new HashSet<>();
    names.forEach(
        (type, of) -> {
          Set<String> squeezed = of.stream().map(Squeeze::of).collect(Collectors.toSet());
          if (AROUND.contains(type)) {
            around.addAll(squeezed);
          }
          if (type != Marked.Type.POSITION) {
            wanted.put(type, squeezed.stream().map(Set::of).collect(Collectors.toSet()));
          }
        });
    return new GoldNames(wanted, Map.of(Marked.Type.PERSON, authors), pairs, true, around);
  }

  /** Returns the authors of a page, squeezed. */
  static Set<String> authors(GoldPage page) {
    return page.items().stream()
        .flatMap(item -> item.authors().stream())
        .map(Squeeze::of)
        .collect(Collectors.toSet());
  }

  /** Returns every accepted form of a type. */
  Stream<String> forms(Marked.Type type) {
    return wanted.getOrDefault(type, Set.of()).stream().flatMap(Set::stream);
  }

  /** Returns the types that there is something of. */
  List<Marked.Type> types() {
    return wanted.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }
}
