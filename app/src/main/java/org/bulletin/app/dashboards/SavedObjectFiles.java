package org.bulletin.app.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bulletin.app.cli.CommandFailure;

/**
 * Saved objects as OpenSearch Dashboards exports them: UTF-8, one JSON object a line. Empty lines,
 * and the summary that an export ends with, count for nothing.
 */
public final class SavedObjectFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOME = "bulletin.home";
  private static final String FOLDER = "dashboards";
  private static final String EXTENSION = ".ndjson";

  private final Map<SavedObjectKey, JsonNode> objects;

  private SavedObjectFiles(Map<SavedObjectKey, JsonNode> objects) {
    this.objects = objects;
  }

  /**
   * The files that come with this program, in the launcher's folder.
   *
   * @throws CommandFailure if they are not there
   */
  public static List<Path> ours() {
    Path folder = Path.of(System.getProperty(HOME, "."), FOLDER);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> ours = files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
      if (!ours.isEmpty()) {
        return ours;
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "there are no dashboards in " + folder + ": say which files to import", e);
    }
    throw new CommandFailure(
        "there are no files *" + EXTENSION + " in " + folder + ": say which files to import");
  }

  /**
   * Reads files.
   *
   * @throws CommandFailure if one cannot be read, is no such file, or repeats an object
   */
  public static SavedObjectFiles read(List<Path> files) {
    Map<SavedObjectKey, JsonNode> objects = new LinkedHashMap<>();
    Map<SavedObjectKey, Path> from = new HashMap<>();
    for (Path file : files) {
      for (JsonNode object : objectsOf(file)) {
        SavedObjectKey key = SavedObjectKey.of(object);
        Path before = from.put(key, file);
        if (before != null) {
          throw new CommandFailure(
              "%s is in %s and again in %s: leave one out".formatted(key, before, file));
        }
        objects.put(key, object);
      }
    }
    if (objects.isEmpty()) {
      throw new CommandFailure("there is no saved object in " + files);
    }
    return new SavedObjectFiles(objects);
  }

  private static List<JsonNode> objectsOf(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
          .filter(i -> !lines.get(i).isBlank())
          .map(i -> parse(lines.get(i), file + ", line " + (i + 1)))
          .filter(object -> !object.has("exportedCount"))
          .toList();
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + " as lines of UTF-8: " + e, e);
    }
  }

  private static JsonNode parse(String line, String place) {
    try {
      JsonNode object = JSON.readTree(line);
      boolean known =
          object.has("exportedCount")
              || (object.path("type").isTextual()
                  && object.path("id").isTextual()
                  && object.path("attributes").isObject());
      if (known) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          place + ": this is no JSON: export from OpenSearch Dashboards again", e);
    }
    throw new CommandFailure(place + ": a saved object has a type, an id and attributes");
  }

  /** The objects' keys, in the files' order. */
  public Set<SavedObjectKey> keys() {
    return objects.keySet();
  }

  /** Keys of all objects and of all that they refer to. */
  Set<SavedObjectKey> keysWithReferences() {
    Set<SavedObjectKey> keys = new LinkedHashSet<>(objects.keySet());
    keys.addAll(referrers().keySet());
    return keys;
  }

  /** What is referred to, and one object that does. */
  Map<SavedObjectKey, SavedObjectKey> referrers() {
    Map<SavedObjectKey, SavedObjectKey> referrers = new LinkedHashMap<>();
    objects.forEach(
        (key, object) ->
            object
                .path("references")
                .forEach(reference -> referrers.putIfAbsent(SavedObjectKey.of(reference), key)));
    return referrers;
  }

  /** All objects as one file of this format, in UTF-8. */
  byte[] content() {
    return objects.values().stream()
        .map(object -> object + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
