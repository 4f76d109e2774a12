package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The search that OpenSearch Dashboards sends for a visualization, as far as ours need it: buckets
 * nested in the order in which they stand, metrics in the innermost ({@code toDsl} in {@code
 * src/plugins/data/common/search/aggs/agg_configs.ts}, and {@code write} of each aggregation).
 */
final class VisualizationSearch {

  private final JsonNode aggregations;
  private final Map<String, JsonNode> scripted;

  /**
   * Translates.
   *
   * @param state the visualization's
   * @param dataView its data view, whose scripted fields it may use
   */
  VisualizationSearch(JsonNode state, JsonNode dataView) {
    this.aggregations = state.path("aggs");
    String fields = dataView.at("/attributes/fields").asText();
    this.scripted =
        CommittedObjects.parse(fields.isEmpty() ? "[]" : fields)
            .valueStream()
            .collect(Collectors.toMap(field -> field.path("name").asText(), field -> field));
  }

  /** Its body. */
  ObjectNode body() {
    ObjectNode body = DashboardSource.JSON.createObjectNode().put("size", 0);
    body.put("track_total_hits", true);
    ObjectNode level = body.putObject("aggs");
    for (JsonNode bucket : buckets()) {
      ObjectNode one = level.putObject(bucket.path("id").asText());
      writeBucket(one, bucket);
      level = one.putObject("aggs");
    }
    for (JsonNode metric : metrics()) {
      if (!type(metric).equals("count")) {
        writeMetric(level.putObject(metric.path("id").asText()), metric);
      }
    }
    return body;
  }

  /** The buckets' aggregations, the outermost first. */
  List<JsonNode> buckets() {
    return ofSchema(false);
  }

  List<JsonNode> metrics() {
    return ofSchema(true);
  }

  private List<JsonNode> ofSchema(boolean metric) {
    return aggregations
        .valueStream()
        .filter(each -> each.path("schema").asText().equals("metric") == metric)
        .toList();
  }

  private void writeMetric(ObjectNode level, JsonNode metric) {
    ObjectNode params = level.putObject(type(metric));
    writeField(params, metric);
    if (type(metric).equals("percentiles")) {
      params.set("percents", metric.at("/params/percents"));
      params.put("keyed", false);
    }
  }

  private void writeBucket(ObjectNode level, JsonNode bucket) {
    JsonNode said = bucket.path("params");
    ObjectNode params = level.putObject(type(bucket));
    switch (type(bucket)) {
      case "terms" -> {
        writeField(params, bucket);
        params.set("size", said.path("size"));
        String by = said.path("orderBy").asText();
        params.putObject("order").set(by.equals("_key") ? by : "_count", said.path("order"));
        if (said.path("missingBucket").asBoolean()) {
          params.put("missing", "__missing__");
        }
      }
      case "date_histogram" -> {
        writeField(params, bucket);
        // What "auto" is depends on the time range; a month is what ten years come near to.
        params.put("calendar_interval", "1M").put("time_zone", "Asia/Shanghai");
        params.set("min_doc_count", said.path("min_doc_count"));
      }
      case "histogram" -> {
        writeField(params, bucket);
        params.set("interval", said.path("interval"));
        params.put("min_doc_count", 1);
      }
      case "filters" -> {
        ObjectNode filters = params.putObject("filters");
        said.path("filters")
            .forEach(
                filter ->
                    filters
                        .putObject(filter.path("label").asText())
                        .putObject("query_string")
                        .put("analyze_wildcard", true)
                        .set("query", filter.at("/input/query")));
      }
      default -> throw new AssertionError(type(bucket));
    }
  }

  private void writeField(ObjectNode params, JsonNode aggregation) {
    String name = aggregation.at("/params/field").asText();
    Optional.ofNullable(scripted.get(name))
        .ifPresentOrElse(
            field ->
                params
                    .putObject("script")
                    .put("lang", field.path("lang").asText())
                    .put("source", field.path("script").asText()),
            () -> params.put("field", name));
  }

  private static String type(JsonNode aggregation) {
    return aggregation.path("type").asText();
  }
}
