package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the error objects of OpenSearch. */
final class Errors {

  private Errors() {}

  /** Type and reason of an error and of its causes. */
  static String describe(JsonNode error) {
    StringBuilder text = new StringBuilder();
    for (JsonNode e = error; e.isObject(); e = e.path("caused_by")) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(e.path("type").asText())
          .append(": ")
          .append(e.path("reason").asText());
    }
    return text.toString();
  }
}
