package org.bulletin.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import org.bulletin.ingest.identity.Sidecar;
import org.bulletin.ingest.read.RefusedException;

/**
 * Fields and media type as bytes: a JSON object in the order of their names, the same for the same
 * fields.
 */
final class FieldBytes {

  private static final JsonMapper JSON = new JsonMapper();

  private FieldBytes() {}

  static byte[] of(Map<String, String> fields, String mediaType) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("Content-Type", mediaType);
    try {
      return JSON.writeValueAsBytes(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** They may be as large as a sidecar. */
  static void refuseTooMany(Map<String, String> fields) throws RefusedException {
    if (of(fields, "").length > Sidecar.MAX_BYTES) {
      throw new RefusedException(
          "the fields are together larger than %,d bytes".formatted(Sidecar.MAX_BYTES));
    }
  }
}
