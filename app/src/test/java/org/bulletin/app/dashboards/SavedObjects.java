package org.bulletin.app.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What saved objects of all types have in common. */
final class SavedObjects {

  /**
   * The last migration of each type in OpenSearch Dashboards 2.19: {@code
   * src/plugins/data/server/saved_objects/index_pattern_migrations.ts}, {@code
   * …/discover/…/search_migrations.ts}, {@code …/visualizations/…/visualization_migrations.ts},
   * {@code …/dashboard/…/dashboard_migrations.ts}. A higher one is refused with 422, a lower one
   * migrated.
   */
  static final Map<String, String> MIGRATIONS =
      Map.of(
          "index-pattern", "7.6.0",
          "search", "7.9.3",
          "visualization", "7.10.0",
          "dashboard", "7.9.3");

  private static final String INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index";

  private SavedObjects() {}

  /** An object without attributes and references. */
  static ObjectNode object(String type, String id) {
    ObjectNode object = DashboardSource.JSON.createObjectNode();
    object.put("id", id).put("type", type);
    object.putObject("attributes");
    object.putArray("references");
    object.putObject("migrationVersion").put(type, MIGRATIONS.get(type));
    return object;
  }

  static ObjectNode attributes(ObjectNode object) {
    return (ObjectNode) object.path("attributes");
  }

  static void refer(ObjectNode object, String name, String type, String id) {
    object.withArray("references").addObject().put("name", name).put("type", type).put("id", id);
  }

  /** Adds the query, in Lucene's syntax and possibly empty; and the data view, if one is named. */
  static void addSearchSource(ObjectNode object, String lucene, String view) {
    ObjectNode source = DashboardSource.JSON.createObjectNode();
    source
        .putObject("query")
        .put("query", lucene)
        .put("language", lucene.isEmpty() ? "kuery" : "lucene");
    source.putArray("filter");
    if (!view.isEmpty()) {
      source.put("indexRefName", INDEX);
      refer(object, INDEX, "index-pattern", view);
    }
    attributes(object).putObject("kibanaSavedObjectMeta").put("searchSourceJSON", text(source));
  }

  /** JSON as the text that attributes hold it as. */
  static String text(JsonNode json) {
    try {
      return DashboardSource.JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
