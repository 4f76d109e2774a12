package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.schemas.Span;

/** The pieces of JSON that several documents have in common. */
final class Json {

  private Json() {}

  static void addSpans(ObjectNode parent, List<Span> spans) {
    addSpans(parent, "spans", spans);
  }

  static void addSpans(ObjectNode parent, String field, List<Span> spans) {
    ArrayNode array = parent.putArray(field);
    for (Span span : spans) {
      array
          .addObject()
          .put("page_id", span.getPageId())
          .put("start", span.getStart())
          .put("end", span.getEnd());
    }
  }

  static void addRoleSpans(ObjectNode parent, String field, List<RoleSpans> parts) {
    ArrayNode array = parent.putArray(field);
    for (RoleSpans part : parts) {
      addSpans(array.addObject().put("role", part.getRole()), part.getSpans());
    }
  }

  static void addStrings(ObjectNode parent, String field, Iterable<String> strings) {
    ArrayNode array = parent.putArray(field);
    strings.forEach(array::add);
  }
}
