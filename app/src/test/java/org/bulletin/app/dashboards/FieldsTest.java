package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every field that an object names is mapped, with a type that what is done with it can take. */
class FieldsTest {

  private static final Set<String> NUMBERS =
      Set.of("byte", "integer", "long", "float", "double", "short");
  private static final Set<String> GROUPABLE = with(NUMBERS, "keyword", "boolean", "date");

  /** The types that each aggregation can take; {@code filterFieldTypes} in search/aggs. */
  private static final Map<String, Set<String>> TAKES =
      Map.of(
          "terms", GROUPABLE,
          "date_histogram", Set.of("date"),
          "histogram", NUMBERS,
          "cardinality", GROUPABLE,
          "avg", NUMBERS,
          "min", with(NUMBERS, "date"),
          "max", with(NUMBERS, "date"),
          "percentiles", NUMBERS);

  /** The types that each format can show; {@code fieldType} in field_formats/converters. */
  private static final Map<String, Set<String>> SHOWS =
      Map.of(
          "date", Set.of("date"),
          "url", Set.of("keyword"),
          "percent", NUMBERS,
          "duration", NUMBERS,
          "static_lookup", with(NUMBERS, "keyword"));

  private static final Pattern OF_QUERY = Pattern.compile("_exists_:([\\w.]+)|([\\w.]+):");
  private static final Pattern OF_SCRIPT = Pattern.compile("doc\\['([\\w.]+)'\\]");

  @ParameterizedTest
  @MethodSource("visualizations")
  void aggregationsTakeTheirFields(JsonNode visualization) {
    // Given
    JsonNode aggregations = state(visualization).path("aggs");
    View view = aggregations.isEmpty() ? View.NONE : View.of(visualization);

    // Then
    assertThat(aggregations)
        .allSatisfy(
            aggregation -> {
              String type = aggregation.path("type").asText();
              JsonNode field = aggregation.at("/params/field");
              if (type.equals("filters")) {
                aggregation
                    .at("/params/filters")
                    .forEach(filter -> view.requireQuery(filter.at("/input/query").asText()));
              } else if (!type.equals("count")) {
                assertThat(TAKES).containsKey(type);
                assertThat(view.type(field.asText())).as(field.asText()).isIn(TAKES.get(type));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("visualizations")
  void controlsListKeywords(JsonNode visualization) {
    // Given
    JsonNode controls = state(visualization).at("/params/controls");

    // Then
    assertThat(controls)
        .allSatisfy(
            control -> {
              View view = View.named(visualization, control.path("indexPatternRefName").asText());
              assertThat(view.type(control.path("fieldName").asText())).isEqualTo("keyword");
            });
  }

  @ParameterizedTest
  @MethodSource("searches")
  void searchesShowAndSortByTheirFields(JsonNode search) {
    // Given
    View view = View.of(search);
    JsonNode attributes = search.path("attributes");

    // Then
    assertThat(attributes.path("columns"))
        .isNotEmpty()
        .allSatisfy(column -> assertThat(view.fields().has(column.asText())).isTrue());
    assertThat(attributes.path("columns"))
        .allSatisfy(column -> assertThat(view.hides(column.asText())).isFalse());
    assertThat(attributes.path("sort"))
        .allSatisfy(order -> assertThat(view.type(order.path(0).asText())).isIn(GROUPABLE));
    JsonNode source =
        CommittedObjects.parse(attributes.at("/kibanaSavedObjectMeta/searchSourceJSON"));
    view.requireQuery(source.at("/query/query").asText());
  }

  @ParameterizedTest
  @MethodSource("views")
  void viewsFormatAndHideTheirFields(JsonNode dataView) {
    // Given
    View view = new View(dataView);
    JsonNode attributes = dataView.path("attributes");

    // Then
    assertThat(view.type(attributes.path("timeFieldName").asText())).isEqualTo("date");
    assertThat(CommittedObjects.parse(attributes.path("fieldFormatMap")).properties())
        .allSatisfy(
            format ->
                assertThat(view.type(format.getKey()))
                    .isIn(SHOWS.get(format.getValue().path("id").asText())));
    assertThat(CommittedObjects.parse(attributes.path("sourceFilters")))
        .allSatisfy(
            hidden ->
                assertThat(view.fields().has(hidden.path("value").asText().replace("*", "")))
                    .as(hidden.toString())
                    .isTrue());
    assertThat(view.scripted())
        .allSatisfy(
            field ->
                assertThat(matches(OF_SCRIPT, field.path("script").asText()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(view.type(name)).isIn(GROUPABLE)));
  }

  @Test
  void theFourViewsAreThere() {
    // When
    Stream<String> titles = views().map(view -> view.at("/attributes/title").asText());

    // Then
    assertThat(titles)
        .containsExactly(
            "bulletin-articles", "bulletin-articles-*", "bulletin-pages", "bulletin-dead-letters");
  }

  static Stream<JsonNode> visualizations() {
    return CommittedObjects.ofType("visualization");
  }

  static Stream<JsonNode> searches() {
    return CommittedObjects.ofType("search");
  }

  static Stream<JsonNode> views() {
    return CommittedObjects.ofType("index-pattern");
  }

  private static JsonNode state(JsonNode visualization) {
    return CommittedObjects.parse(visualization.at("/attributes/visState"));
  }

  private static List<String> matches(Pattern pattern, String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)));
    }
    return names;
  }

  private static Set<String> with(Set<String> types, String... more) {
    Set<String> all = new HashSet<>(types);
    all.addAll(List.of(more));
    return all;
  }

  /** A data view, as what refers to it sees it. */
  private record View(JsonNode dataView) {

    static final View NONE = new View(DashboardSource.JSON.createObjectNode());

    static View of(JsonNode object) {
      return named(object, "kibanaSavedObjectMeta.searchSourceJSON.index");
    }

    static View named(JsonNode object, String reference) {
      String id =
          object
              .path("references")
              .valueStream()
              .filter(each -> each.path("name").asText().equals(reference))
              .map(each -> each.path("id").asText())
              .findFirst()
              .orElseThrow();
      return new View(
          views().filter(each -> each.path("id").asText().equals(id)).findFirst().orElseThrow());
    }

    MappedFields fields() {
      return MappedFields.of(dataView.at("/attributes/title").asText());
    }

    JsonNode scripted() {
      String fields = dataView.at("/attributes/fields").asText("[]");
      return CommittedObjects.parse(fields.isEmpty() ? "[]" : fields);
    }

    String type(String field) {
      return fields()
          .type(field)
          .or(
              () ->
                  scripted()
                      .valueStream()
                      .filter(each -> each.path("name").asText().equals(field))
                      .map(each -> "long")
                      .findFirst())
          .orElse("none");
    }

    boolean hides(String field) {
      return CommittedObjects.parse(dataView.at("/attributes/sourceFilters"))
          .valueStream()
          .map(hidden -> hidden.path("value").asText().replace("*", ""))
          .anyMatch(field::startsWith);
    }

    void requireQuery(String query) {
      assertThat(matches(OF_QUERY, query.replace("_exists_:", "")))
          .allSatisfy(name -> assertThat(fields().type(name)).as(name).isPresent());
      assertThat(query.isEmpty() || !matches(OF_QUERY, query).isEmpty()).isTrue();
    }
  }
}
