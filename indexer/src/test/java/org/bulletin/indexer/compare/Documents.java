package org.bulletin.indexer.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Documents as scans give them. */
final class Documents {

  private Documents() {}

  static ScannedDocument page(String id, String hash) {
    return page(id, hash, "SPLIT");
  }

  static ScannedDocument page(String id, String hash, String outcome, String... unfit) {
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    source.put("content_hash", hash).put("outcome", outcome);
    if (unfit.length > 0) {
      ArrayNode array = source.putArray("unfit_corrections");
      List.of(unfit).forEach(array::add);
    }
    return new ScannedDocument(id, id, source);
  }

  static ScannedDocument article(String id, String headline, double confidence, String... persons) {
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    source.put("headline", headline).put("length", 7).put("kind", "ARTICLE").put("open", false);
    source.put("confidence", confidence).putArray("authors");
    ArrayNode names = source.putArray("persons");
    List.of(persons).forEach(names::add);
    return new ScannedDocument(id, id, source);
  }

  /** The documents in the order of their keys. */
  static List<ScannedDocument> sorted(Map<String, ScannedDocument> documents) {
    return documents.keySet().stream()
        .sorted(KeyOrder.INSTANCE)
        .map(documents::get)
        .collect(Collectors.toList());
  }
}
