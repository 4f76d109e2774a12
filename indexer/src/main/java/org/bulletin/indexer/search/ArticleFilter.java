package org.bulletin.indexer.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * Which articles are meant. All conditions must hold.
 *
 * @param text terms separated by blanks, each of which an article must contain as it stands; any
 *     article if there is none
 * @param values that its fields must have, all of them
 * @param openOnly only those that wait for another page
 * @param from first day of publication; undated articles are not meant then
 * @param to last day of publication; undated articles are not meant then
 * @param minConfidence 0 to 1; 0 for any
 */
public record ArticleFilter(
    String text,
    Map<Facet, List<String>> values,
    boolean openOnly,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    double minConfidence) {

  public ArticleFilter {
    values = Map.copyOf(values);
  }

  /** Articles that contain all terms of a text. */
  public static ArticleFilter ofText(String text) {
    return new ArticleFilter(text, Map.of(), false, Optional.empty(), Optional.empty(), 0);
  }

  /** Articles that have a value. */
  public static ArticleFilter of(Facet facet, String value) {
    return new ArticleFilter(
        "", Map.of(facet, List.of(value)), false, Optional.empty(), Optional.empty(), 0);
  }

  Query query() {
    List<Query> conditions = new ArrayList<>();
    values.forEach(
        (facet, all) -> all.forEach(value -> conditions.add(hasValue(facet.field(), value))));
    if (openOnly) {
      conditions.add(
          Query.of(query -> query.term(term -> term.field("open").value(FieldValue.TRUE))));
    }
    if (from.isPresent() || to.isPresent()) {
      conditions.add(published());
    }
    if (minConfidence > 0) {
      conditions.add(
          Query.of(
              query ->
                  query.range(range -> range.field("confidence").gte(JsonData.of(minConfidence)))));
    }
    Query terms = TermQueries.of(text);
    return conditions.isEmpty()
        ? terms
        : Query.of(query -> query.bool(bool -> bool.must(terms).filter(conditions)));
  }

  static Query hasValue(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(FieldValue.of(value))));
  }

  private Query published() {
    return Query.of(
        query ->
            query.range(
                range -> {
                  range.field("published_on").format("strict_date");
                  from.ifPresent(day -> range.gte(JsonData.of(day.toString())));
                  to.ifPresent(day -> range.lte(JsonData.of(day.toString())));
                  return range;
                }));
  }
}
