package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes data views, which the saved objects call index patterns. */
final class DataViews {

  private DataViews() {}

  static ObjectNode make(JsonNode view) {
    ObjectNode object = SavedObjects.object("index-pattern", view.path("id").asText());
    ObjectNode attributes = SavedObjects.attributes(object);
    attributes.put("title", view.path("title").asText());
    attributes.put("timeFieldName", view.path("time").asText());
    ArrayNode hidden = DashboardSource.JSON.createArrayNode();
    view.path("hidden").forEach(field -> hidden.addObject().set("value", field));
    attributes.put("sourceFilters", SavedObjects.text(hidden));
    attributes.put("fieldFormatMap", SavedObjects.text(view.path("formats")));
    if (view.has("scripted")) {
      attributes.put("fields", SavedObjects.text(scripted(view.path("scripted"))));
    }
    return object;
  }

  /**
   * Without {@code readFromDocValues}: only a list none of whose fields has all of its flags is
   * completed from the index (isFieldRefreshRequired in index_patterns.ts).
   */
  private static ArrayNode scripted(JsonNode fields) {
    ArrayNode list = DashboardSource.JSON.createArrayNode();
    for (JsonNode field : fields) {
      list.addObject()
          .put("name", field.path("name").asText())
          .put("type", field.path("type").asText())
          .put("count", 0)
          .put("scripted", true)
          .put("script", field.path("script").asText())
          .put("lang", "painless")
          .put("searchable", true)
          .put("aggregatable", true);
    }
    return list;
  }
}
