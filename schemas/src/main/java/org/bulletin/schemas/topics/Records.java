package org.bulletin.schemas.topics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.bulletin.schemas.PageParts;

/** The schemas of all records that topics carry, changelogs of stores included. */
public final class Records {

  private static final String JAVA_STRING = "avro.java.string";

  private Records() {}

  /** One schema a record, without Java's own properties: what the registry holds. */
  public static List<Schema> schemas() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    topics.addAll(Topics.of(Topics.FIRST_GENERATION));
    List<Class<?>> records = new ArrayList<>(topics.stream().map(Topic::value).toList());
    records.add(PageParts.class);
    for (Class<?> record : records) {
      Schema schema = withoutJava(SpecificData.get().getSchema(record));
      schemas.put(schema.getFullName(), schema);
    }
    return List.copyOf(schemas.values());
  }

  private static Schema withoutJava(Schema schema) {
    String json =
        schema
            .toString()
            .replace("{\"type\":\"string\",\"" + JAVA_STRING + "\":\"String\"}", "\"string\"")
            .replace(",\"" + JAVA_STRING + "\":\"String\"", "");
    return new Schema.Parser().parse(json);
  }
}
