package org.bulletin.app.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bulletin.ingest.publish.PageMemory;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.Topics;

/**
 * A record as a line of JSON: its fields, {@code timestamp}, and of a page {@code remembered} and
 * {@code remembered_pages}, the parts of a {@link PageMemory}.
 */
public final class LineFormat<V extends SpecificRecord> {

  private static final String TIMESTAMP = "timestamp";
  private static final String REMEMBERED = "remembered";
  private static final String REMEMBERED_PAGES = "remembered_pages";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Asset<V> asset;

  /** The format of an asset's lines. */
  public LineFormat(Asset<V> asset) {
    this.asset = asset;
  }

  /** The line, without its end. */
  public String write(ExportLine<V> line) {
    ObjectNode object = PlainJson.of(line.value());
    object.put(TIMESTAMP, line.timestamp().toString());
    line.memory()
        .ifPresent(
            memory -> {
              object.set(REMEMBERED, PlainJson.of(memory.source()));
              object.put(REMEMBERED_PAGES, memory.pages());
            });
    return object.toString();
  }

  /**
   * Reads a line.
   *
   * @param line UTF-8
   * @throws BadLineException if it is no record that the pipeline could take
   */
  ExportLine<V> read(byte[] line) throws BadLineException {
    if (!(parse(line) instanceof ObjectNode object)) {
      throw new BadLineException("it is no JSON object");
    }
    if (!object.has(TIMESTAMP)) {
      throw new BadLineException(TIMESTAMP, "it is missing");
    }
    Instant timestamp = PlainJson.time(object.remove(TIMESTAMP), TIMESTAMP);
    Optional<PageMemory> memory = memory(object);
    V value = PlainJson.read(asset.topic().value(), object);
    if (asset.key().apply(value).isBlank()) {
      throw new BadLineException(asset.keyField(), "it is missing or empty");
    }
    if (value instanceof RawPage page) {
      check(page);
    }
    return new ExportLine<>(value, timestamp, memory);
  }

  private static JsonNode parse(byte[] line) throws BadLineException {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      throw new BadLineException("it is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<PageMemory> memory(ObjectNode object) throws BadLineException {
    if (!asset.equals(Asset.PAGES) || !object.hasNonNull(REMEMBERED)) {
      return Optional.empty();
    }
    JsonNode source = object.remove(REMEMBERED);
    JsonNode pages = object.remove(REMEMBERED_PAGES);
    if (pages == null) {
      throw new BadLineException(REMEMBERED_PAGES, "it is missing beside " + REMEMBERED);
    }
    return Optional.of(
        new PageMemory(
            PlainJson.read(Source.class, source), PlainJson.integer(pages, REMEMBERED_PAGES)));
  }

  private static void check(RawPage page) throws BadLineException {
    int bytes = page.getText().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Topics.MAX_PAGE_TEXT_BYTES) {
      throw new BadLineException(
          "text",
          "it has %d bytes of UTF-8, more than %d".formatted(bytes, Topics.MAX_PAGE_TEXT_BYTES));
    }
    if (page.getRetracted() && bytes > 0) {
      throw new BadLineException("text", "a retracted page has none");
    }
  }
}
