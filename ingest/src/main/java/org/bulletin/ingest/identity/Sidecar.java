package org.bulletin.ingest.identity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.RefusedException;

/**
 * Reads a sidecar: a JSON object beside a source that says what is known of it. Known fields are
 * newspaper, issue_date, page_label, page_number and source_url; any other text is metadata.
 */
public final class Sidecar {

  /** Largest sidecar, in bytes. */
  public static final int MAX_BYTES = 64 << 10;

  private static final String EXTENSION = ".json";
  private static final int MAX_NAME_CHARS = 100;
  private static final int MAX_LABEL_CHARS = 20;
  private static final String SOURCE_URL = "source_url";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String place;
  private final JsonNode fields;

  private Sidecar(String place, JsonNode fields) {
    this.place = place;
    this.fields = fields;
  }

  /** Tells by its name whether a file may be a sidecar. */
  public static boolean isSidecar(String fileName) {
    return fileName.endsWith(EXTENSION);
  }

  /**
   * What a file's sidecar may be called, the one that counts first: {@code NAME.txt.json}, {@code
   * NAME.json}.
   *
   * @param file its name, or its path with folders separated by {@code /}
   */
  public static List<String> namesFor(String file) {
    int dot = file.lastIndexOf('.');
    String stem = dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file;
    return List.of(file + EXTENSION, stem + EXTENSION);
  }

  /**
   * Reads a sidecar.
   *
   * @param json its bytes
   * @param file its name, for messages
   * @throws RefusedException with a sentence that names the file and the field
   */
  public static Given read(byte[] json, String file) throws RefusedException {
    JsonNode fields;
    try {
      fields = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new RefusedException(
          "its sidecar %s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new RefusedException("its sidecar %s is not JSON: %s".formatted(file, e), e);
    }
    if (!fields.isObject()) {
      throw new RefusedException("its sidecar %s is not a JSON object".formatted(file));
    }
    return new Sidecar(" of its sidecar " + file, fields).given();
  }

  /**
   * Reads the fields of a form, which are those of a sidecar.
   *
   * @param form values by the names of fields
   * @throws RefusedException with a sentence that names the field
   */
  public static Given ofForm(Map<String, String> form) throws RefusedException {
    ObjectNode fields = JSON.createObjectNode();
    form.forEach(
        (name, value) -> {
          if (name.equals("page_number") && value.matches("\\d{1,9}")) {
            fields.put(name, Integer.parseInt(value));
          } else {
            fields.put(name, value);
          }
        });
    return new Sidecar("", fields).given();
  }

  private Given given() throws RefusedException {
    PageFacts facts =
        new PageFacts(
            text("newspaper", MAX_NAME_CHARS), issueDate(), text("page_label", MAX_LABEL_CHARS));
    return new Given(facts, pageNumber(), metadata());
  }

  private Optional<LocalDate> issueDate() throws RefusedException {
    Optional<String> date = text("issue_date", MAX_LABEL_CHARS);
    try {
      return date.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw wrong("issue_date", "must be a date such as \"2025-11-14\"", e);
    }
  }

  private OptionalInt pageNumber() throws RefusedException {
    JsonNode number = fields.path("page_number");
    if (number.isMissingNode() || number.isNull()) {
      return OptionalInt.empty();
    }
    if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 1) {
      throw wrong("page_number", "must be a whole number from 1", null);
    }
    return OptionalInt.of(number.intValue());
  }

  private Map<String, String> metadata() throws RefusedException {
    Map<String, String> metadata = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      switch (field.getKey()) {
        case "newspaper", "issue_date", "page_label", "page_number" -> {}
        case SOURCE_URL ->
            webAddress(field.getValue()).ifPresent(url -> metadata.put(SOURCE_URL, url));
        case "original", "archive_entry" ->
            throw wrong(field.getKey(), "is written by ingest itself: leave it out", null);
        default -> {
          if (!field.getValue().isNull()) {
            metadata.put(field.getKey(), string(field.getKey(), field.getValue()));
          }
        }
      }
    }
    return metadata;
  }

  /** Readers will be offered this as a link: only web addresses are taken. */
  private Optional<String> webAddress(JsonNode value) throws RefusedException {
    if (value.isNull()) {
      return Optional.empty();
    }
    String url = string(SOURCE_URL, value);
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && uri.getScheme().matches("(?i)https?")) {
        return Optional.of(url);
      }
      throw wrong(SOURCE_URL, "must be a web address that begins with http", null);
    } catch (IllegalArgumentException e) {
      throw wrong(SOURCE_URL, "must be a web address that begins with http", e);
    }
  }

  private Optional<String> text(String field, int maxChars) throws RefusedException {
    JsonNode value = fields.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = string(field, value);
    if (text.isBlank() || text.length() > maxChars) {
      throw wrong(field, "must have 1 to %d characters".formatted(maxChars), null);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw wrong(field, "must not hold control characters", null);
    }
    return Optional.of(text);
  }

  private String string(String field, JsonNode value) throws RefusedException {
    if (!value.isTextual()) {
      throw wrong(field, "must be a text in quotation marks", null);
    }
    return value.textValue();
  }

  private RefusedException wrong(String field, String must, Exception cause) {
    return new RefusedException("the field %s%s %s".formatted(field, place, must), cause);
  }
}
