package org.bulletin.ingest.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.bulletin.ingest.http.Rejection.Status;

/** The fields of a query string. */
final class Query {

  private Query() {}

  /**
   * Decodes a query.
   *
   * @param raw as it was sent, or null where there was none
   */
  static Map<String, String> fields(String raw) throws Rejection {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        put(fields, decoded(name), decoded(equals < 0 ? "" : pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /** Adds a field that must not be there yet. */
  static void put(Map<String, String> fields, String name, String value) throws Rejection {
    if (name.isBlank()) {
      throw new Rejection(Status.WRONG_FIELD, "a field has no name");
    }
    if (fields.putIfAbsent(name, value) != null) {
      throw new Rejection(Status.WRONG_FIELD, "the field %s is there twice".formatted(name));
    }
  }

  private static String decoded(String part) throws Rejection {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Rejection(
          Status.WRONG_FIELD, "the query is not encoded right: %s".formatted(part), e);
    }
  }
}
