package org.bulletin.streams.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.Inference;
import org.bulletin.schemas.RawPage;

/**
 * Infers what is known of a page: newspaper, district and city from its metadata, masthead, or the
 * district that it names most; the issue's date from its furniture, or its month from dates and
 * years. Immutable.
 */
final class Contexts {

  private static final String GIVEN = "given";
  private static final int ENOUGH_MENTIONS = 3;

  private static final Pattern DISTRICT =
      Pattern.compile("[\\u4e00-\\u9fff]{2,3}(?:区|县|旗|市)(?=委|政府|人大|政协|委书记|副)");

  private final List<Newspaper> newspapers;
  private final Map<String, List<String>> cities = new HashMap<>();
  private final IssueMonth months = new IssueMonth();

  Contexts(List<Newspaper> newspapers) {
    this.newspapers = List.copyOf(newspapers);
    for (String line : Lexicon.lines("regions.txt")) {
      String[] parts = line.split(" ", 2);
      cities
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(parts.length > 1 ? parts[1] : "");
    }
  }

  Context of(RawPage page) {
    String text = Characters.normalize(page.getText());
    Optional<Inference> name = page.getNewspaper().map(given -> new Inference(given, GIVEN));
    Optional<Newspaper> newspaper =
        name.flatMap(given -> named(given.getValue())).or(() -> inText(text));
    if (name.isEmpty()) {
      name = newspaper.map(found -> new Inference(found.name(), evidence(found, text)));
    }
    Optional<Inference> district =
        newspaper
            .map(found -> new Inference(found.district(), "newspaper " + found.name()))
            .or(() -> mostNamed(text));
    Optional<Inference> city =
        newspaper
            .map(found -> new Inference(found.city(), "newspaper " + found.name()))
            .or(() -> district.flatMap(this::above));
    Optional<Inference> date =
        page.getIssueDate()
            .map(given -> new Inference(given.toString(), GIVEN))
            .or(() -> months.printedDate(text))
            .or(() -> months.infer(text));
    return new Context(
        name.orElse(null), district.orElse(null), city.orElse(null), date.orElse(null));
  }

  /** Returns the issue's date as far as a page's context knows it. */
  static Optional<LocalDate> issueDate(Context context) {
    return context
        .getIssueDate()
        .map(Inference::getValue)
        .map(value -> value.length() == 7 ? value + "-01" : value)
        .filter(value -> value.length() == 10)
        .map(LocalDate::parse);
  }

  private Optional<Newspaper> named(String name) {
    return newspapers.stream()
        .filter(paper -> paper.name().equals(name) || paper.aliases().contains(name))
        .findFirst();
  }

  /** The newspaper of the masthead, else the one newspaper of the district that the page names. */
  private Optional<Newspaper> inText(String text) {
    Optional<Newspaper> printed =
        newspapers.stream().filter(paper -> text.contains(paper.name())).findFirst();
    return printed.or(() -> ofDistrict(text));
  }

  private Optional<Newspaper> ofDistrict(String text) {
    Newspaper best = null;
    int bestCount = ENOUGH_MENTIONS - 1;
    boolean tie = false;
    for (Newspaper paper : newspapers) {
      int count = count(text, stem(paper.district()));
      tie = (count == bestCount && best != null) || (tie && count < bestCount);
      if (count > bestCount) {
        best = paper;
        bestCount = count;
        tie = false;
      }
    }
    return tie ? Optional.empty() : Optional.ofNullable(best);
  }

  private static String evidence(Newspaper paper, String text) {
    if (text.contains(paper.name())) {
      return "masthead " + paper.name();
    }
    return stem(paper.district()) + " named " + count(text, stem(paper.district())) + " times";
  }

  private static String stem(String district) {
    return district.length() > 2 ? district.substring(0, district.length() - 1) : district;
  }

  private static int count(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      count++;
    }
    return count;
  }

  /** The district whose organs the page names most, if it is a known one. */
  private Optional<Inference> mostNamed(String text) {
    Map<String, Integer> counts = new HashMap<>();
    Matcher matcher = DISTRICT.matcher(text);
    while (matcher.find()) {
      for (int from = 0; from <= 1; from++) {
        String name = matcher.group().substring(from);
        if (cities.containsKey(name)) {
          counts.merge(name, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey()))
        .map(
            most -> new Inference(most.getKey(), "its organs named " + most.getValue() + " times"));
  }

  private Optional<Inference> above(Inference district) {
    List<String> above = cities.getOrDefault(district.getValue(), List.of());
    Function<String, Inference> inference =
        city -> new Inference(city, "division " + district.getValue());
    return above.size() == 1 && !above.get(0).isEmpty()
        ? Optional.of(above.get(0)).map(inference)
        : Optional.empty();
  }
}
