package org.bulletin.streams.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bulletin.streams.layout.GoldNames.Pair;

/** Reads the names of a page from JSON: listed in a file of their own, or item by item. */
final class GoldNamesReader {

  private static final Pattern AUTHOR = Pattern.compile("记者|撰稿|通讯员|摄影|作者");
  private static final Map<String, Marked.Type> LISTS =
      Map.of(
          "persons", Marked.Type.PERSON,
          "organizations", Marked.Type.ORGANIZATION,
          "places", Marked.Type.PLACE,
          "events", Marked.Type.EVENT,
          "documents", Marked.Type.DOCUMENT,
          "money", Marked.Type.MONEY,
          "dates", Marked.Type.DATE);

  private GoldNamesReader() {}

  /** Whether an office is that of whoever writes or takes pictures. */
  static boolean author(String position) {
    return AUTHOR.matcher(position).find();
  }

  /** Reads the names that {@link GoldWriter} lists item by item. */
  static GoldNames listed(JsonNode page, Set<String> authors) {
    Map<Marked.Type, Set<String>> names = new EnumMap<>(Marked.Type.class);
    Set<Set<Pair>> pairs = new LinkedHashSet<>();
    for (JsonNode item : page.path("items")) {
      for (Marked.Type type : Marked.Type.values()) {
        Set<String> of = names.computeIfAbsent(type, t -> new LinkedHashSet<>());
        item.path("entities")
            .path(String.valueOf(type.letter()))
            .forEach(name -> of.add(name.asText()));
      }
      for (JsonNode pair : item.path("pairs")) {
        pairs.add(Set.of(pair(pair.path(0).asText(), pair.path(1).asText())));
      }
    }
    return GoldNames.marked(names, pairs, authors);
  }

  /** Reads the names of a page that was really printed from their file. */
  static GoldNames file(JsonNode file, Set<String> authors) {
    Map<Marked.Type, Set<Set<String>>> wanted = new EnumMap<>(Marked.Type.class);
    Map<Marked.Type, Set<String>> ignored = new EnumMap<>(Marked.Type.class);
    Set<Set<Pair>> pairs = new LinkedHashSet<>();
    ignored.put(Marked.Type.PERSON, new HashSet<>(authors));
    LISTS.forEach(
        (list, type) -> {
          wanted.put(type, new LinkedHashSet<>());
          Set<String> neither = ignored.computeIfAbsent(type, t -> new HashSet<>());
          for (JsonNode entry : file.path(list)) {
            String name = entry.isObject() ? entry.path("name").asText() : entry.asText();
            Set<String> forms = squeezed(file.path("alt").path(name));
            forms.add(Squeeze.of(name));
            List<String> positions = new ArrayList<>();
            entry.path("positions").forEach(position -> positions.add(position.asText()));
            if (!positions.isEmpty() && positions.stream().allMatch(GoldNamesReader::author)) {
              neither.addAll(forms);
              continue;
            }
            wanted.get(type).add(forms);
            positions.stream()
                .filter(position -> !author(position))
                .map(position -> pairs(forms, position))
                .forEach(pairs::add);
          }
          neither.addAll(squeezed(file.path("optional").path(list)));
        });
    ignored.get(Marked.Type.DOCUMENT).addAll(squeezed(file.path("documents_unbracketed")));
    return new GoldNames(wanted, ignored, pairs, false, Set.of());
  }

  private static Set<Pair> pairs(Set<String> forms, String position) {
    return forms.stream()
        .map(form -> new Pair(form, Squeeze.of(position)))
        .collect(Collectors.toSet());
  }

  private static Pair pair(String person, String position) {
    return new Pair(Squeeze.of(person), Squeeze.of(position));
  }

  private static Set<String> squeezed(JsonNode names) {
    Set<String> squeezed = new HashSet<>();
    names.forEach(name -> squeezed.add(Squeeze.of(name.asText())));
    return squeezed;
  }
}
