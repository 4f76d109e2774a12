package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bulletin.indexer.compare.ComparisonReport.Change;

/**
 * Which fields of an article differ between two generations. Those that a reader or a dashboard
 * would notice count; provenance differs always and never does. Of the text only the length is
 * compared: the article_id stands for its beginning.
 */
final class ArticleChanges {

  /** Flat lists of names: their order is no difference. */
  static final List<String> ENTITY_FIELDS =
      List.of("persons", "person_positions", "organizations", "places", "events", "documents");

  /** Compared as they are. */
  private static final List<String> PLAIN_FIELDS =
      List.of("headline", "authors", "length", "kind", "open");

  /** All fields that are compared. */
  static final List<String> FIELDS =
      Stream.concat(PLAIN_FIELDS.stream(), ENTITY_FIELDS.stream()).toList();

  private ArticleChanges() {}

  static List<Change> between(ObjectNode before, ObjectNode after) {
    List<Change> changes = new ArrayList<>();
    for (String field : FIELDS) {
      JsonNode was = valueOf(before, field);
      JsonNode is = valueOf(after, field);
      boolean same = ENTITY_FIELDS.contains(field) ? setOf(was).equals(setOf(is)) : was.equals(is);
      if (!same) {
        changes.add(new Change(field, was, is));
      }
    }
    return changes;
  }

  /** What a document does not have, or has empty, is one thing. */
  private static JsonNode valueOf(ObjectNode document, String field) {
    JsonNode value = document.path(field);
    boolean nothing = value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
    return nothing ? NullNode.getInstance() : value;
  }

  private static Set<JsonNode> setOf(JsonNode names) {
    Set<JsonNode> set = new HashSet<>();
    names.forEach(set::add);
    return set;
  }
}
