package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What OpenSearch, or somebody before it, answered.
 *
 * @param status of HTTP
 * @param body JSON; a text node if it is something else, a missing node if there is none
 */
record Reply(int status, JsonNode body) {

  private static final int MAX_TEXT = 300;

  boolean ok() {
    return status < 300;
  }

  /**
   * The body of an answer that says yes.
   *
   * @param what was asked for, as in "cannot …"
   * @throws OpenSearchUnavailableException if it says no
   */
  JsonNode require(String what) {
    if (!ok()) {
      throw new OpenSearchUnavailableException("cannot " + what + ": " + reason());
    }
    return body;
  }

  /** The status and the error in the body, in a phrase. */
  String reason() {
    JsonNode error = body.path("error");
    String text = error.isObject() ? Errors.describe(error) : body.asText("");
    return "OpenSearch answers "
        + status
        + (text.isBlank()
            ? ""
            : ": " + text.strip().substring(0, Math.min(MAX_TEXT, text.strip().length())));
  }
}
