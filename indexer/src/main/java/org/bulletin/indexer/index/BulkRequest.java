package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of a bulk request.
 *
 * <p>A write says {@code require_alias}, so that it never creates an index. A delete cannot say so,
 * and one with an external version does create a missing index, named like the alias, wherever
 * auto-creation is allowed. But OpenSearch decides about creation by name, once a request: it is
 * enough that one operation on that name requires an alias. So each alias with deletes gets a
 * guard: the update of a document that never exists, which changes nothing and requires the alias.
 */
final class BulkRequest {

  private static final String NO_DOCUMENT = "~guard~";
  private static final byte[] END_OF_LINE = {'\n'};

  private final int guards;
  private final ByteArrayOutputStream lines;

  private BulkRequest(int guards, ByteArrayOutputStream lines) {
    this.guards = guards;
    this.lines = lines;
  }

  /** How many items precede those of the operations. */
  int guards() {
    return guards;
  }

  /** JSON, one a line, in UTF-8. */
  byte[] lines() {
    return lines.toByteArray();
  }

  static BulkRequest of(List<Operation> operations) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Set<String> guarded = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Delete) {
        guarded.add(operation.alias());
      }
    }
    guarded.forEach(alias -> addGuard(lines, alias));
    operations.forEach(operation -> add(lines, operation));
    return new BulkRequest(guarded.size(), lines);
  }

  /** About how many bytes an operation takes. */
  static int size(Operation operation) {
    int action = operation.alias().length() + 4 * operation.id().length() + 128;
    return operation instanceof Operation.Write write
        ? action + write.document().remaining()
        : action;
  }

  private static void addGuard(ByteArrayOutputStream lines, String alias) {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    action
        .putObject("update")
        .put("_index", alias)
        .put("_id", NO_DOCUMENT)
        .put("require_alias", true);
    addLine(lines, bytes(action));
    addLine(lines, "{\"doc\":{}}".getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ByteArrayOutputStream lines, Operation operation) {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    if (operation instanceof Operation.Write write) {
      describe(action.putObject("index"), operation).put("require_alias", true);
      addLine(lines, bytes(action));
      addDocument(lines, write.document());
    } else {
      describe(action.putObject("delete"), operation);
      addLine(lines, bytes(action));
    }
  }

  private static void addDocument(ByteArrayOutputStream lines, ByteBuffer document) {
    byte[] line = new byte[document.remaining()];
    document.duplicate().get(line);
    addLine(lines, line);
  }

  private static ObjectNode describe(ObjectNode action, Operation operation) {
    return action
        .put("_index", operation.alias())
        .put("_id", operation.id())
        .put("version", operation.version())
        .put("version_type", "external_gte");
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void addLine(ByteArrayOutputStream lines, byte[] line) {
    lines.writeBytes(line);
    lines.writeBytes(END_OF_LINE);
  }
}
