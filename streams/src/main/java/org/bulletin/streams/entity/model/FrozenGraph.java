package org.bulletin.streams.entity.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The constants of a frozen TensorFlow graph (a serialized {@code GraphDef}), by the names of their
 * nodes. Reads just as much of Protocol Buffers as that takes.
 */
final class FrozenGraph {

  private static final int GRAPH_NODE = 1;
  private static final int NODE_NAME = 1;
  private static final int NODE_OPERATION = 2;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;
  private static final int ATTRIBUTE_TENSOR = 8;
  private static final int TENSOR_TYPE = 1;
  private static final int TENSOR_CONTENT = 4;
  private static final long FLOAT = 1;

  private final Map<String, float[]> constants = new HashMap<>();

  private FrozenGraph() {}

  static FrozenGraph read(byte[] graph) throws IOException {
    FrozenGraph result = new FrozenGraph();
    for (ByteBuffer rest = ByteBuffer.wrap(graph); rest.hasRemaining(); ) {
      Field field = Field.next(rest);
      if (field.number == GRAPH_NODE) {
        result.node(field.content());
      }
    }
    return result;
  }

  /**
   * Returns a constant's numbers, row by row.
   *
   * @throws IOException if the graph has no such constant of that size
   */
  float[] floats(String name, int size) throws IOException {
    float[] values = constants.get(name);
    if (values == null || values.length != size) {
      throw new IOException(
          "The model's weights have no " + size + " numbers named " + name + ": another version?");
    }
    return values;
  }

  private void node(ByteBuffer node) throws IOException {
    String name = "";
    String operation = "";
    ByteBuffer value = null;
    while (node.hasRemaining()) {
      Field field = Field.next(node);
      switch (field.number) {
        case NODE_NAME -> name = field.text();
        case NODE_OPERATION -> operation = field.text();
        case NODE_ATTRIBUTE -> {
          ByteBuffer attribute = valueOf("value", field.content());
          value = attribute == null ? value : attribute;
        }
        default -> {}
      }
    }
    if (operation.equals("Const") && value != null) {
      tensor(name, value);
    }
  }

  private static ByteBuffer valueOf(String wanted, ByteBuffer entry) throws IOException {
    boolean found = false;
    ByteBuffer value = null;
    while (entry.hasRemaining()) {
      Field field = Field.next(entry);
      if (field.number == ENTRY_KEY) {
        found = field.text().equals(wanted);
      } else if (field.number == ENTRY_VALUE) {
        value = field.content();
      }
    }
    return found ? value : null;
  }

  private void tensor(String name, ByteBuffer attribute) throws IOException {
    while (attribute.hasRemaining()) {
      Field field = Field.next(attribute);
      if (field.number != ATTRIBUTE_TENSOR) {
        continue;
      }
      long type = 0;
      ByteBuffer content = null;
      ByteBuffer tensor = field.content();
      while (tensor.hasRemaining()) {
        Field part = Field.next(tensor);
        if (part.number == TENSOR_TYPE) {
          type = part.scalar;
        } else if (part.number == TENSOR_CONTENT) {
          content = part.content();
        }
      }
      if (type == FLOAT && content != null) {
        float[] values = new float[content.remaining() / Float.BYTES];
        content.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        constants.put(name, values);
      }
    }
  }

  /** A field of a message: a number, or bytes of a known length. */
  private record Field(int number, long scalar, ByteBuffer bytes) {

    static Field next(ByteBuffer in) throws IOException {
      long tag = varint(in);
      int number = (int) (tag >>> 3);
      return switch ((int) tag & 7) {
        case 0 -> new Field(number, varint(in), null);
        case 1 -> new Field(number, in.order(ByteOrder.LITTLE_ENDIAN).getLong(), null);
        case 2 -> {
          int length = (int) varint(in);
          if (length < 0 || length > in.remaining()) {
            throw new IOException("The model's weights are cut short.");
          }
          ByteBuffer bytes = in.slice(in.position(), length);
          in.position(in.position() + length);
          yield new Field(number, 0, bytes);
        }
        case 5 -> new Field(number, in.order(ByteOrder.LITTLE_ENDIAN).getInt(), null);
        default -> throw new IOException("The model's weights are not a frozen graph.");
      };
    }

    private static long varint(ByteBuffer in) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = in.get();
        value |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    ByteBuffer content() throws IOException {
      if (bytes == null) {
        throw new IOException("The model's weights are not a frozen graph.");
      }
      return bytes.duplicate();
    }

    String text() throws IOException {
      return StandardCharsets.UTF_8.decode(content()).toString();
    }
  }
}
