package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.indexer.index.Index.Template;
import org.bulletin.indexer.index.IndexAdmin;

/**
 * The fields behind a data view, by their full names, with their types in OpenSearch. Those within
 * nested objects are left out: aggregations of OpenSearch Dashboards do not reach them.
 */
final class MappedFields {

  private static final Map<String, Template> VIEWS =
      Map.of(
          "bulletin-articles", Template.ARTICLES,
          "bulletin-articles-*", Template.ARTICLES,
          "bulletin-pages", Template.PAGES,
          "bulletin-dead-letters", Template.DEAD_LETTERS);

  private final Map<String, JsonNode> leaves = new TreeMap<>();
  private final Map<String, JsonNode> objects = new TreeMap<>();

  private MappedFields(JsonNode mapping) {
    collect("", mapping.path("properties"));
  }

  /** Those of the indices that a data view is titled with. */
  static MappedFields of(String title) {
    return new MappedFields(IndexAdmin.mapping(VIEWS.get(title)));
  }

  /** The type of a field that documents can be searched and grouped by, if it is one. */
  Optional<String> type(String name) {
    return Optional.ofNullable(leaves.get(name)).map(leaf -> leaf.path("type").asText());
  }

  /** Whether a field or an object has this name. */
  boolean has(String name) {
    return leaves.containsKey(name) || objects.containsKey(name);
  }

  private void collect(String prefix, JsonNode properties) {
    for (Map.Entry<String, JsonNode> entry : properties.properties()) {
      String name = prefix + entry.getKey();
      JsonNode field = entry.getValue();
      boolean nested = field.path("type").asText().equals("nested");
      if (field.has("properties") || nested || !field.path("enabled").asBoolean(true)) {
        objects.put(name, field);
      } else {
        leaves.put(name, field);
      }
      if (!nested) {
        collect(name + ".", field.path("properties"));
      }
      collect(name + ".", field.path("fields"));
    }
  }
}
