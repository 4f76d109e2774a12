package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes the saved objects of {@code dashboards/*.ndjson} from {@code dashboards/source/*.yaml}.
 *
 * <p>A saved object holds JSON within strings within JSON, names its fields by position and repeats
 * every default of its type; nobody can review that. The source says what differs.
 */
final class DashboardSource {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final String DATA_VIEWS = "data-views";
  private static final List<String> DASHBOARDS = List.of("news", "people", "pipeline");

  private final Path folder;

  DashboardSource(Path folder) {
    this.folder = folder;
  }

  /** The objects of each file, by the file's name without extension, those referred to first. */
  Map<String, List<ObjectNode>> make() {
    Map<String, List<ObjectNode>> files = new LinkedHashMap<>();
    List<ObjectNode> views = new ArrayList<>();
    read(DATA_VIEWS).path("data_views").forEach(view -> views.add(DataViews.make(view)));
    files.put(DATA_VIEWS, views);
    Visualizations visualizations = new Visualizations(read("types"));
    Map<String, String> panelTypes = new LinkedHashMap<>();
    for (String name : DASHBOARDS) {
      JsonNode source = read(name);
      List<ObjectNode> objects = new ArrayList<>();
      source.path("visualizations").forEach(each -> objects.add(visualizations.make(each)));
      source.path("searches").forEach(each -> objects.add(Searches.make(each)));
      objects.forEach(
          object -> panelTypes.put(object.path("id").asText(), object.path("type").asText()));
      objects.add(Dashboards.make(source.path("dashboard"), panelTypes));
      files.put(name, objects);
    }
    return files;
  }

  private JsonNode read(String name) {
    Path file = folder.resolve(name + ".yaml");
    try (Reader reader = Files.newBufferedReader(file)) {
      Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return JSON.valueToTree(parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
