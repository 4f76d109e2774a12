package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a saved object is known by.
 *
 * @param type such as {@code index-pattern} or {@code dashboard}
 * @param id unique within its type
 */
public record SavedObjectKey(String type, String id) {

  /** The key that an object, a reference or a result of the API holds. */
  static SavedObjectKey of(JsonNode json) {
    return new SavedObjectKey(json.path("type").asText(), json.path("id").asText());
  }

  /** As a person would say it. */
  @Override
  public String toString() {
    return type + " " + id;
  }
}
