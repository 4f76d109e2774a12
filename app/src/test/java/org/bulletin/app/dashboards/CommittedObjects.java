package org.bulletin.app.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The saved objects as they are committed. */
final class CommittedObjects {

  static final Path FOLDER = Path.of("..", "dashboards");

  private CommittedObjects() {}

  /** The files, in the order in which they can be imported one by one. */
  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> all() {
    return files().stream().flatMap(file -> in(file).stream()).toList();
  }

  static List<JsonNode> in(Path file) {
    try {
      return Files.readAllLines(file).stream().map(CommittedObjects::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> ofType(String type) {
    return all().stream().filter(object -> object.path("type").asText().equals(type));
  }

  /** JSON that an attribute holds as text. */
  static JsonNode parse(JsonNode attribute) {
    return parse(attribute.asText());
  }

  static JsonNode parse(String json) {
    try {
      return DashboardSource.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
