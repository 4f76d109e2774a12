package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Makes visualizations. */
final class Visualizations {

  private static final String SERIES = "seriesParams";

  private final JsonNode types;

  /**
   * Makes them.
   *
   * @param types the parameters of each type that a visualization need not say
   */
  Visualizations(JsonNode types) {
    this.types = types;
  }

  ObjectNode make(JsonNode source) {
    String type = source.path("type").asText();
    ObjectNode object = SavedObjects.object("visualization", source.path("id").asText());
    boolean searches = source.has("metrics");
    SavedObjects.addSearchSource(object, "", searches ? source.path("view").asText() : "");
    ObjectNode state = DashboardSource.JSON.createObjectNode();
    state.put("title", source.path("title").asText()).put("type", type);
    ObjectNode params = params(type);
    state.set("params", params);
    state.set("aggs", Aggregations.of(source.path("metrics"), source.path("buckets")));
    if (source.has("markdown")) {
      params.set("markdown", source.path("markdown"));
    }
    if (source.has("controls")) {
      addControls(object, params, source);
    }
    if (params.has(SERIES)) {
      describeSeries(params, source.path("metrics"), source.at("/params/" + SERIES + "/0"));
    }
    overrideWith(params, source.path("params"));
    ObjectNode attributes = SavedObjects.attributes(object);
    attributes.put("title", source.path("title").asText());
    attributes.put("visState", SavedObjects.text(state));
    attributes.put("uiStateJSON", "{}").put("description", "").put("version", 1);
    return object;
  }

  private ObjectNode params(String type) {
    if (!types.has(type)) {
      throw new IllegalArgumentException("types.yaml knows no " + type);
    }
    return types.path(type).deepCopy();
  }

  private static void describeSeries(ObjectNode params, JsonNode metrics, JsonNode overrides) {
    ObjectNode template = (ObjectNode) params.path(SERIES).path(0);
    ArrayNode series = params.putArray(SERIES);
    for (JsonNode metric : metrics) {
      ObjectNode one = template.deepCopy();
      overrideWith(one, overrides);
      one.putObject("data")
          .put("label", metric.path("label").asText())
          .put("id", String.valueOf(series.size() + 1));
      series.add(one);
    }
    ((ObjectNode) params.at("/valueAxes/0/title"))
        .put("text", metrics.path(0).path("label").asText());
  }

  private static void overrideWith(ObjectNode params, JsonNode overrides) {
    for (Map.Entry<String, JsonNode> override : overrides.properties()) {
      if (!override.getKey().equals(SERIES)) {
        params.set(override.getKey(), override.getValue());
      }
    }
  }

  private static void addControls(ObjectNode object, ObjectNode params, JsonNode source) {
    ArrayNode controls = params.putArray("controls");
    for (JsonNode control : source.path("controls")) {
      String reference = "control_%d_index_pattern".formatted(controls.size());
      ObjectNode one = controls.addObject();
      one.put("id", source.path("id").asText() + "-" + controls.size());
      one.put("fieldName", control.path("field").asText());
      one.put("parent", "").put("label", control.path("label").asText()).put("type", "list");
      one.putObject("options")
          .put("type", "terms")
          .put("multiselect", true)
          .put("dynamicOptions", true)
          .put("size", 5)
          .put("order", "desc");
      one.put("indexPatternRefName", reference);
      SavedObjects.refer(object, reference, "index-pattern", source.path("view").asText());
    }
  }
}
