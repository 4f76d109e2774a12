package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bulletin.streams.layout.GoldNames.Pair;
import org.bulletin.streams.layout.Prediction.Named;

/** Compares the names that were found on a page with those that are to be found. */
final class NameCounts {

  /** What pairs of person and office are counted as. */
  static final String PAIRS = "PERSON+POSITION";

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final Pattern TIME_OF_DAY = Pattern.compile("(上午|下午|中午|晚上?|夜间|凌晨|清晨|早晨|傍晚)$");

  /** Bodies that are named without their district. */
  private static final Pattern BARE_BODY =
      Pattern.compile(
          "^(中共)?(\\S{0,3}[省市])?(\\S{1,3}[区县市镇])?[省市区县镇]?"
              + "(委|政府|人民政府|人大|人大常委会|政协|纪委|委常委会|委区政府|四套班子)$");

  private static final Set<Marked.Type> INSIDE =
      Set.of(Marked.Type.ORGANIZATION, Marked.Type.PLACE, Marked.Type.EVENT, Marked.Type.DATE);

  private final GoldNames gold;
  private final Map<Marked.Type, Set<String>> found = new EnumMap<>(Marked.Type.class);
  private final Set<Pair> foundPairs = new HashSet<>();

  private NameCounts(GoldNames gold, List<Prediction> predicted) {
    this.gold = gold;
    predicted.stream().flatMap(article -> article.entities().stream()).forEach(this::find);
  }

  /**
   * Compares a page.
   *
   * @return by type, and {@link #PAIRS}, as far as there is something to be found
   */
  static Map<String, Hits> of(GoldNames gold, List<Prediction> predicted) {
    NameCounts counts = new NameCounts(gold, predicted);
    Map<String, Hits> hits = new LinkedHashMap<>();
    for (Marked.Type type : gold.types()) {
      Set<Set<String>> wanted = counts.wanted(type);
      if (!wanted.isEmpty()) {
        hits.put(
            type.name(),
            hits(wanted, counts.ignored(type), counts.found.getOrDefault(type, Set.of())));
      }
    }
    if (!gold.pairs().isEmpty()) {
      hits.put(PAIRS, hits(gold.pairs(), Set.of(), counts.pairs()));
    }
    return hits;
  }

  private void find(Named entity) {
    Set<String> forms = forms(entity);
    found.computeIfAbsent(entity.type(), type -> new HashSet<>()).addAll(forms);
    for (String position : entity.positions()) {
      if (!GoldNamesReader.author(position)) {
        forms.forEach(form -> foundPairs.add(new Pair(form, Squeeze.of(position))));
      }
    }
  }

  private static Set<String> forms(Named entity) {
    List<String> printed = entity.mentions().isEmpty() ? List.of(entity.name()) : entity.mentions();
    Stream<String> forms = printed.stream().map(Squeeze::of);
    return switch (entity.type()) {
      case DOCUMENT -> set(forms.filter(form -> form.contains("《")), NameCounts::unbracketed);
      case DATE -> set(forms.filter(NameCounts::hasDigit), NameCounts::day);
      default -> set(forms, UnaryOperator.identity());
    };
  }

  private Set<Set<String>> wanted(Marked.Type type) {
    Set<Set<String>> names = gold.wanted().get(type);
    return switch (type) {
      case DOCUMENT -> all(names, forms -> true, NameCounts::unbracketed);
      case DATE ->
          all(names, forms -> forms.stream().anyMatch(NameCounts::hasDigit), NameCounts::day);
      default -> names;
    };
  }

  private static Set<Set<String>> all(
      Set<Set<String>> names, Predicate<Set<String>> counts, UnaryOperator<String> change) {
    return names.stream()
        .filter(counts)
        .map(forms -> set(forms.stream(), change))
        .collect(Collectors.toSet());
  }

  private static Set<String> set(Stream<String> forms, UnaryOperator<String> change) {
    return forms.map(change).collect(Collectors.toSet());
  }

  private Set<String> ignored(Marked.Type type) {
    Set<String> ignored = new HashSet<>(gold.ignored().getOrDefault(type, Set.of()));
    if (gold.marked()) {
      List<String> around = new ArrayList<>();
      if (INSIDE.contains(type)) {
        around.addAll(gold.around());
      }
      if (type == Marked.Type.PLACE) {
        gold.forms(Marked.Type.ORGANIZATION).forEach(around::add);
      }
      for (String name : found.getOrDefault(type, Set.of())) {
        boolean inside = around.stream().anyMatch(mark -> mark.contains(name));
        boolean bare = type == Marked.Type.ORGANIZATION && BARE_BODY.matcher(name).matches();
        if (inside || bare) {
          ignored.add(name);
        }
      }
    }
    return type == Marked.Type.DATE ? set(ignored.stream(), NameCounts::day) : ignored;
  }

  /** Pairs found, but for those in …领导 that the truth does not give. */
  private Set<Pair> pairs() {
    Set<Pair> known = gold.pairs().stream().flatMap(Set::stream).collect(Collectors.toSet());
    return foundPairs.stream()
        .filter(pair -> !pair.position().endsWith("领导") || known.contains(pair))
        .collect(Collectors.toSet());
  }

  private static <T> Hits hits(Set<Set<T>> wanted, Set<T> ignored, Set<T> found) {
    int right =
        (int) wanted.stream().filter(forms -> forms.stream().anyMatch(found::contains)).count();
    Set<T> wrong = new HashSet<>(found);
    wanted.forEach(wrong::removeAll);
    wrong.removeAll(ignored);
    return new Hits(right, right + wrong.size(), wanted.size());
  }

  private static boolean hasDigit(String date) {
    return DIGIT.matcher(date).find();
  }

  private static String day(String date) {
    return TIME_OF_DAY.matcher(date).replaceFirst("");
  }

  private static String unbracketed(String document) {
    return document.replaceAll("^[《》]+|[《》]+$", "");
  }
}
