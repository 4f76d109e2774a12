package org.bulletin.app.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.RegistryUnavailableException;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/** The value of a record that became a dead letter, as far as the letter has kept it. */
final class LetterValue {

  private static final int DUMPED_BYTES = 256;
  private static final int BYTES_A_LINE = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LetterValue() {}

  /** The bytes as they were. */
  static Optional<byte[]> bytes(DeadLetter letter) {
    return letter
        .getValue()
        .map(
            value -> {
              ByteBuffer copy = value.duplicate();
              byte[] bytes = new byte[copy.remaining()];
              copy.get(bytes);
              return bytes;
            });
  }

  /**
   * Decodes a value as the records of its topic are.
   *
   * @throws UndecodableException if it cannot be, or the topic is none of ours
   * @throws RegistryUnavailableException if the registry must be asked and does not answer
   */
  static SpecificRecord decode(Registry registry, String topic, byte[] bytes)
      throws UndecodableException {
    Optional<Topic<?>> known = topicNamed(topic);
    if (known.isEmpty()) {
      throw new UndecodableException("topic " + topic + " is none of the pipeline", null);
    }
    return (SpecificRecord) registry.decoder(known.get()).decode(bytes);
  }

  private static Optional<Topic<?>> topicNamed(String name) {
    String generation = name.substring(name.lastIndexOf('.') + 1);
    List<Topic<?>> topics = new ArrayList<>(Topics.shared());
    if (GenerationName.read(generation).isPresent()) {
      topics.addAll(Topics.of(generation));
    }
    return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }

  /** The value as a reader can take it in: JSON, else what it begins with as a hex dump. */
  static String shown(Registry registry, DeadLetter letter) {
    Optional<byte[]> bytes = bytes(letter);
    if (bytes.isEmpty()) {
      return "not kept: see the record itself, as long as its topic has it\n";
    }
    try {
      SpecificRecord record = decode(registry, letter.getTopic(), bytes.get());
      return record.getSchema().getName() + "\n" + pretty(record) + "\n";
    } catch (UndecodableException | RegistryUnavailableException e) {
      return e.getMessage() + "\n" + dump(bytes.get());
    }
  }

  private static String pretty(SpecificRecord record) {
    String json = record.toString();
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  static String dump(byte[] bytes) {
    HexFormat hex = HexFormat.ofDelimiter(" ");
    StringBuilder text = new StringBuilder();
    int end = Math.min(bytes.length, DUMPED_BYTES);
    for (int from = 0; from < end; from += BYTES_A_LINE) {
      int to = Math.min(from + BYTES_A_LINE, end);
      String ascii =
          new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
      text.append("%06x  %-47s  %s%n".formatted(from, hex.formatHex(bytes, from, to), ascii));
    }
    return end < bytes.length
        ? text.append("… %d bytes in all%n".formatted(bytes.length)).toString()
        : text.toString();
  }
}
