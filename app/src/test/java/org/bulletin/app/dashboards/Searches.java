package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes saved searches. */
final class Searches {

  private Searches() {}

  static ObjectNode make(JsonNode search) {
    ObjectNode object = SavedObjects.object("search", search.path("id").asText());
    ObjectNode attributes = SavedObjects.attributes(object);
    attributes.put("title", search.path("title").asText());
    attributes.put("description", "").put("hits", 0).put("version", 1);
    attributes.set("columns", search.path("columns"));
    ArrayNode sort = attributes.putArray("sort");
    search
        .path("sort")
        .properties()
        .forEach(order -> sort.addArray().add(order.getKey()).add(order.getValue().asText()));
    SavedObjects.addSearchSource(
        object, search.path("lucene").asText(), search.path("view").asText());
    return object;
  }
}
