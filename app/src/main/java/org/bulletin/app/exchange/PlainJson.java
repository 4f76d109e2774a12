package org.bulletin.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records as JSON that people write, too, by their Avro schema: every field under its name, no
 * wrappers around what may be null, dates and times by ISO 8601. Avro's own JSON names the type of
 * each value that may be null, and has dates as numbers.
 */
final class PlainJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Of a wrong value, in characters. */
  private static final int MAX_SHOWN = 60;

  private PlainJson() {}

  /** A record with all its fields, in the order of the schema. */
  static ObjectNode of(SpecificRecord record) {
    ObjectNode object = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.set(field.name(), node(record.get(field.pos()), field.schema()));
    }
    return object;
  }

  private static JsonNode node(Object value, Schema schema) {
    if (value == null) {
      return NODES.nullNode();
    }
    return switch (schema.getType()) {
      case UNION -> node(value, nonNull(schema));
      case RECORD -> of((SpecificRecord) value);
      case ARRAY -> array((List<?>) value, schema.getElementType());
      case MAP -> map((Map<?, ?>) value, schema.getValueType());
      case INT -> isDate(schema) ? text(value) : NODES.numberNode((Integer) value);
      case LONG -> isTime(schema) ? text(value) : NODES.numberNode((Long) value);
      case FLOAT -> NODES.numberNode((Float) value);
      case DOUBLE -> NODES.numberNode((Double) value);
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case STRING, ENUM -> text(value);
      case BYTES, FIXED, NULL -> throw unknown(schema);
    };
  }

  private static JsonNode text(Object value) {
    return NODES.textNode(value.toString());
  }

  private static ArrayNode array(List<?> values, Schema element) {
    ArrayNode array = NODES.arrayNode(values.size());
    values.forEach(value -> array.add(node(value, element)));
    return array;
  }

  private static ObjectNode map(Map<?, ?> values, Schema element) {
    ObjectNode object = NODES.objectNode();
    values.forEach((key, value) -> object.set(key.toString(), node(value, element)));
    return object;
  }

  /**
   * Reads a record. Fields that are missing have their defaults.
   *
   * @throws BadLineException if a field is not of its type, or unknown
   */
  static <V extends SpecificRecord> V read(Class<V> type, JsonNode json) throws BadLineException {
    return type.cast(
        record(SpecificData.get().getSchema(type), json, SpecificData.getForClass(type), ""));
  }

  private static Object record(Schema schema, JsonNode json, SpecificData data, String at)
      throws BadLineException {
    if (!json.isObject()) {
      throw wrong(at, json, "an object");
    }
    for (Map.Entry<String, JsonNode> given : json.properties()) {
      if (schema.getField(given.getKey()) == null) {
        throw new BadLineException(at + given.getKey(), "there is no such field");
      }
    }
    SpecificRecord record = (SpecificRecord) data.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = json.get(field.name());
      record.put(
          field.pos(),
          value == null
              ? data.getDefaultValue(field)
              : value(field.schema(), value, data, at + field.name()));
    }
    return record;
  }

  private static Object value(Schema schema, JsonNode json, SpecificData data, String at)
      throws BadLineException {
    return switch (schema.getType()) {
      case UNION -> json.isNull() ? null : value(nonNull(schema), json, data, at);
      case RECORD -> record(schema, json, data, at + ".");
      case ARRAY -> list(schema.getElementType(), json, data, at);
      case MAP -> map(schema.getValueType(), json, data, at);
      case INT -> isDate(schema) ? date(json, at) : integer(json, at);
      case LONG -> isTime(schema) ? time(json, at) : longInteger(json, at);
      case FLOAT -> (float) number(json, at);
      case DOUBLE -> number(json, at);
      case BOOLEAN -> truth(json, at);
      case STRING -> string(json, at);
      case ENUM -> symbol(schema, json, data, at);
      case BYTES, FIXED, NULL -> throw unknown(schema);
    };
  }

  private static List<Object> list(Schema element, JsonNode json, SpecificData data, String at)
      throws BadLineException {
    if (!json.isArray()) {
      throw wrong(at, json, "an array");
    }
    List<Object> values = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      values.add(value(element, json.get(i), data, at + "[" + i + "]"));
    }
    return values;
  }

  private static Map<String, Object> map(
      Schema element, JsonNode json, SpecificData data, String at) throws BadLineException {
    if (!json.isObject()) {
      throw wrong(at, json, "an object");
    }
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      values.put(entry.getKey(), value(element, entry.getValue(), data, at + "." + entry.getKey()));
    }
    return values;
  }

  private static LocalDate date(JsonNode json, String at) throws BadLineException {
    try {
      return LocalDate.parse(string(json, at));
    } catch (DateTimeParseException e) {
      throw wrong(at, json, "a date such as 2025-11-14");
    }
  }

  /**
   * Reads a point in time.
   *
   * @throws BadLineException if it is none, or finer than milliseconds
   */
  static Instant time(JsonNode json, String at) throws BadLineException {
    try {
      Instant time = Instant.parse(string(json, at));
      if (!time.equals(Instant.ofEpochMilli(time.toEpochMilli()))) {
        throw wrong(at, json, "a time in whole milliseconds");
      }
      return time;
    } catch (DateTimeParseException | ArithmeticException e) {
      throw wrong(at, json, "a time such as 2025-11-14T08:30:00Z");
    }
  }

  static int integer(JsonNode json, String at) throws BadLineException {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw wrong(at, json, "a whole number of 32 bits");
    }
    return json.intValue();
  }

  private static long longInteger(JsonNode json, String at) throws BadLineException {
    if (!json.isIntegralNumber() || !json.canConvertToLong()) {
      throw wrong(at, json, "a whole number of 64 bits");
    }
    return json.longValue();
  }

  private static double number(JsonNode json, String at) throws BadLineException {
    if (!json.isNumber()) {
      throw wrong(at, json, "a number");
    }
    return json.doubleValue();
  }

  private static boolean truth(JsonNode json, String at) throws BadLineException {
    if (!json.isBoolean()) {
      throw wrong(at, json, "true or false");
    }
    return json.booleanValue();
  }

  private static String string(JsonNode json, String at) throws BadLineException {
    if (!json.isTextual()) {
      throw wrong(at, json, "a string");
    }
    return json.textValue();
  }

  private static Object symbol(Schema schema, JsonNode json, SpecificData data, String at)
      throws BadLineException {
    if (!schema.getEnumSymbols().contains(string(json, at))) {
      throw wrong(at, json, "one of " + String.join(", ", schema.getEnumSymbols()));
    }
    return data.createEnum(json.textValue(), schema);
  }

  private static BadLineException wrong(String at, JsonNode json, String wanted) {
    String said = json.toString();
    String shown = said.length() > MAX_SHOWN ? said.substring(0, MAX_SHOWN) + "…" : said;
    return new BadLineException(
        at.isEmpty() ? "of the line" : at, "it is %s, not %s".formatted(shown, wanted));
  }

  private static Schema nonNull(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isDate(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Date;
  }

  private static boolean isTime(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }

  private static IllegalStateException unknown(Schema schema) {
    return new IllegalStateException("no plain JSON for " + schema.getType());
  }
}
