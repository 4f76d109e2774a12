package org.bulletin.app.serve;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bulletin.indexer.search.ArticleFilter;
import org.bulletin.indexer.search.Facet;
import org.bulletin.schemas.ArticleKind;

/** The parameters that say which articles are meant, the same of every list and count. */
final class Filters {

  private static final String TEXT = "q";
  private static final String OPEN = "open";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String MIN_CONFIDENCE = "min_confidence";

  private static final List<String> KINDS =
      Stream.of(ArticleKind.values()).map(ArticleKind::name).toList();

  /** Names of the parameters. */
  static final List<String> NAMES =
      Stream.concat(
              Stream.of(TEXT, OPEN, FROM, TO, MIN_CONFIDENCE),
              Stream.of(Facet.values()).map(Filters::parameter))
          .toList();

  private Filters() {}

  /** The names of the filter's parameters and of others. */
  static List<String> and(String... others) {
    return Stream.concat(NAMES.stream(), Stream.of(others)).toList();
  }

  /** The name of the parameter that filters by a facet. */
  static String parameter(Facet facet) {
    return facet.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a filter.
   *
   * @throws BadParameterException if a parameter is wrong
   */
  static ArticleFilter of(Parameters parameters) {
    Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> given = parameters.all(parameter(facet));
      if (!given.isEmpty()) {
        values.put(facet, given);
      }
    }
    requireKinds(values.getOrDefault(Facet.KIND, List.of()));
    return new ArticleFilter(
        parameters.one(TEXT).orElse(""),
        values,
        Boolean.parseBoolean(parameters.choice(OPEN, List.of("false", "true"))),
        parameters.day(FROM),
        parameters.day(TO),
        parameters.share(MIN_CONFIDENCE));
  }

  private static void requireKinds(List<String> kinds) {
    if (!KINDS.containsAll(kinds)) {
      throw new BadParameterException(
          "parameter 'kind' is one of " + String.join(", ", new TreeSet<>(KINDS)));
    }
  }
}
