package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bulletin.indexer.search.Bucket;
import org.bulletin.indexer.search.MarkedText;
import org.bulletin.indexer.search.Timeline;

/** The pieces of JSON that several answers have in common. */
final class Json {

  static final String TYPE = "application/json; charset=utf-8";

  private static final Pattern WEB_ADDRESS =
      Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Answers with JSON in UTF-8. */
  static void answer(Context context, JsonNode json) {
    context.contentType(TYPE).result(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** {@code over_time}. */
  static void addTimeline(ObjectNode parent, Timeline timeline) {
    ObjectNode json = parent.putObject("over_time");
    json.put("interval", timeline.interval().name().toLowerCase(Locale.ROOT));
    ArrayNode buckets = json.putArray("buckets");
    timeline
        .periods()
        .forEach(
            period ->
                buckets
                    .addObject()
                    .put("from", period.from().toString())
                    .put("count", period.articles()));
  }

  /** Values with their numbers of articles, under names of one's own. */
  static void addBuckets(
      ObjectNode parent, String field, List<Bucket> buckets, String value, String count) {
    ArrayNode array = parent.putArray(field);
    buckets.forEach(
        bucket -> array.addObject().put(value, bucket.value()).put(count, bucket.articles()));
  }

  static ArrayNode parts(MarkedText text) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    text.parts()
        .forEach(part -> array.addObject().put("text", part.text()).put("marked", part.marked()));
    return array;
  }

  /**
   * An address that a page may be linked to: what a sidecar says is anybody's, and {@code
   * javascript:} is an address too.
   */
  static Optional<String> webAddress(JsonNode address) {
    return Optional.ofNullable(address.asText(null))
        .filter(text -> WEB_ADDRESS.matcher(text).matches());
  }
}
