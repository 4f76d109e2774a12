package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Makes the aggregations of a visualization, with the parameters that the editor of OpenSearch
 * Dashboards writes ({@code src/plugins/data/common/search/aggs}).
 */
final class Aggregations {

  private static final List<String> METRICS =
      List.of("count", "cardinality", "avg", "min", "max", "percentiles");

  private Aggregations() {}

  /** Metrics first; buckets are nested in the order in which they stand. */
  static ArrayNode of(JsonNode metrics, JsonNode buckets) {
    ArrayNode aggregations = DashboardSource.JSON.createArrayNode();
    metrics.forEach(metric -> addMetric(aggregations, metric));
    buckets.forEach(bucket -> addBucket(aggregations, bucket));
    return aggregations;
  }

  private static void addMetric(ArrayNode aggregations, JsonNode metric) {
    String type =
        METRICS.stream()
            .filter(metric::has)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no known metric: " + metric));
    ObjectNode params = add(aggregations, type, "metric");
    if (!type.equals("count")) {
      params.set("field", metric.path(type));
    }
    if (metric.has("percents")) {
      params.set("percents", metric.path("percents"));
    }
    params.set("customLabel", metric.path("label"));
  }

  private static void addBucket(ArrayNode aggregations, JsonNode bucket) {
    String schema = bucket.path("as").asText();
    if (bucket.has("terms")) {
      addTerms(add(aggregations, "terms", schema), bucket);
    } else if (bucket.has("dates")) {
      addDates(add(aggregations, "date_histogram", schema), bucket);
    } else if (bucket.has("numbers")) {
      addNumbers(add(aggregations, "histogram", schema), bucket);
    } else if (bucket.has("filters")) {
      addFilters(add(aggregations, "filters", schema), bucket);
    } else {
      throw new IllegalArgumentException("no known bucket: " + bucket);
    }
  }

  private static ObjectNode add(ArrayNode aggregations, String type, String schema) {
    ObjectNode aggregation = aggregations.addObject();
    aggregation.put("id", String.valueOf(aggregations.size())).put("enabled", true);
    aggregation.put("type", type);
    ObjectNode params = aggregation.putObject("params");
    aggregation.put("schema", schema);
    return params;
  }

  private static void addTerms(ObjectNode params, JsonNode bucket) {
    boolean byKey = bucket.path("order").asText().equals("key");
    params.set("field", bucket.path("terms"));
    params.put("orderBy", byKey ? "_key" : "1").put("order", byKey ? "asc" : "desc");
    params.set("size", bucket.path("size"));
    params.put("otherBucket", bucket.has("other"));
    params.put("otherBucketLabel", bucket.path("other").asText("Other"));
    params.put("missingBucket", bucket.has("missing"));
    params.put("missingBucketLabel", bucket.path("missing").asText("Missing"));
    addLabel(params, bucket);
  }

  private static void addDates(ObjectNode params, JsonNode bucket) {
    params.set("field", bucket.path("dates"));
    params.put("useNormalizedOpenSearchInterval", true).put("scaleMetricValues", false);
    params.put("interval", "auto").put("drop_partials", false).put("min_doc_count", 1);
    params.putObject("extended_bounds");
    addLabel(params, bucket);
  }

  private static void addNumbers(ObjectNode params, JsonNode bucket) {
    params.set("field", bucket.path("numbers"));
    params.set("interval", bucket.path("interval"));
    params.put("min_doc_count", false).put("has_extended_bounds", false);
    params.putObject("extended_bounds").put("min", "").put("max", "");
    addLabel(params, bucket);
  }

  private static void addFilters(ObjectNode params, JsonNode bucket) {
    ArrayNode filters = params.putArray("filters");
    for (JsonNode filter : bucket.path("filters")) {
      ObjectNode one = filters.addObject();
      one.putObject("input").put("query", filter.path("lucene").asText()).put("language", "lucene");
      one.put("label", filter.path("label").asText());
    }
  }

  private static void addLabel(ObjectNode params, JsonNode bucket) {
    if (bucket.has("label")) {
      params.set("customLabel", bucket.path("label"));
    }
  }
}
