package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** What OpenSearch Dashboards would refuse, or show as an empty panel, without saying why. */
class CommittedObjectsTest {

  /**
   * The attributes that the index of saved objects maps in 2.19; it is strict, so that one more is
   * refused. {@code src/plugins/*\/server/saved_objects}; those of index patterns are free, and are
   * what index_patterns.ts reads.
   */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "index-pattern",
          Set.of("title", "timeFieldName", "sourceFilters", "fieldFormatMap", "fields"),
          "search",
          Set.of(
              "columns",
              "description",
              "hits",
              "kibanaSavedObjectMeta",
              "sort",
              "title",
              "version"),
          "visualization",
          Set.of(
              "description",
              "kibanaSavedObjectMeta",
              "savedSearchRefName",
              "title",
              "uiStateJSON",
              "version",
              "visState"),
          "dashboard",
          Set.of(
              "description",
              "hits",
              "kibanaSavedObjectMeta",
              "optionsJSON",
              "panelsJSON",
              "refreshInterval",
              "timeFrom",
              "timeRestore",
              "timeTo",
              "title",
              "version"));

  @TestFactory
  Stream<DynamicTest> committedFilesAreMadeFromTheirSource() {
    return new DashboardSource(CommittedObjects.FOLDER.resolve("source"))
        .make().entrySet().stream()
            .map(
                file ->
                    DynamicTest.dynamicTest(
                        file.getKey(), () -> isCommitted(file.getKey(), file.getValue())));
  }

  private static void isCommitted(String name, List<ObjectNode> objects) throws IOException {
    String made = objects.stream().map(object -> object + "\n").collect(Collectors.joining());
    String file = name + ".ndjson";
    Path committed = CommittedObjects.FOLDER.resolve(file);
    if (Files.exists(committed) && Files.readString(committed).equals(made)) {
      return;
    }
    Path proposed = Path.of("target", "dashboards", file);
    Files.createDirectories(proposed.getParent());
    Files.writeString(proposed, made);
    fail("the source has changed since: cp app/%s dashboards/%s", proposed, file);
  }

  @Test
  void idsAreUniqueAndTitlesToo() {
    // When
    List<JsonNode> objects = CommittedObjects.all();

    // Then
    assertThat(objects).extracting(CommittedObjectsTest::key).doesNotHaveDuplicates();
    assertThat(objects)
        .extracting(object -> object.path("type") + object.at("/attributes/title").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void typesVersionsAndAttributesAreAccepted() {
    // When
    List<JsonNode> objects = CommittedObjects.all();

    // Then
    assertThat(objects)
        .allSatisfy(
            object -> {
              String type = object.path("type").asText();
              assertThat(object.path("migrationVersion"))
                  .isEqualTo(
                      DashboardSource.JSON
                          .createObjectNode()
                          .put(type, SavedObjects.MIGRATIONS.get(type)));
              assertThat(ATTRIBUTES.get(type)).containsAll(names(object.path("attributes")));
            });
  }

  @Test
  void referencesAreClosedWithinWhatIsImportedBefore() {
    // Given
    Set<String> known = new HashSet<>();

    for (Path file : CommittedObjects.files()) {
      // When
      List<JsonNode> objects = CommittedObjects.in(file);
      objects.forEach(object -> known.add(key(object)));

      // Then
      assertThat(objects)
          .allSatisfy(
              object ->
                  assertThat(object.path("references"))
                      .allSatisfy(reference -> assertThat(known).contains(key(reference))));
    }
  }

  @Test
  void everyNameOfAReferenceIsUsedAndEveryUseHasOne() {
    // When
    List<JsonNode> objects = CommittedObjects.all();

    // Then
    assertThat(objects)
        .allSatisfy(
            object -> {
              List<String> named = new ArrayList<>();
              object
                  .path("references")
                  .forEach(reference -> named.add(reference.path("name").asText()));
              List<String> used = new ArrayList<>();
              collectUses(object.path("attributes"), used);
              assertThat(used).containsExactlyInAnyOrderElementsOf(named);
            });
  }

  /** Whatever ends in RefName, in text that is JSON too. */
  private static void collectUses(JsonNode value, List<String> uses) {
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (entry.getKey().endsWith("RefName")) {
        uses.add(entry.getValue().asText());
      } else if (entry.getKey().endsWith("JSON") || entry.getKey().equals("visState")) {
        collectUses(CommittedObjects.parse(entry.getValue()), uses);
      } else {
        collectUses(entry.getValue(), uses);
      }
    }
    if (value.isArray()) {
      value.forEach(element -> collectUses(element, uses));
    }
  }

  @Test
  void dashboardsHoldTheirTimeAndFillTheirGridWithoutOverlap() {
    // When
    List<JsonNode> dashboards = CommittedObjects.ofType("dashboard").toList();

    // Then
    assertThat(dashboards)
        .hasSize(3)
        .allSatisfy(
            dashboard -> {
              JsonNode attributes = dashboard.path("attributes");
              assertThat(attributes.path("timeRestore").asBoolean()).isTrue();
              assertThat(attributes.path("timeFrom").asText()).isEqualTo("now-10y");
              assertThat(attributes.path("timeTo").asText()).startsWith("now");
              JsonNode panels = CommittedObjects.parse(attributes.path("panelsJSON"));
              assertThat(panels).hasSameSizeAs(dashboard.path("references"));
              assertThat(cellsTaken(panels)).allSatisfy((cell, times) -> assertOnce(cell, times));
            });
  }

  private static void assertOnce(String cell, int times) {
    assertThat(times).as(cell).isEqualTo(1);
    assertThat(Integer.parseInt(cell.split(",", -1)[0])).isLessThan(Dashboards.GRID_WIDTH);
  }

  private static Map<String, Integer> cellsTaken(JsonNode panels) {
    Map<String, Integer> taken = new HashMap<>();
    for (JsonNode panel : panels) {
      JsonNode grid = panel.path("gridData");
      assertThat(grid.path("i")).isEqualTo(panel.path("panelIndex"));
      for (int x = 0; x < grid.path("w").asInt(); x++) {
        for (int y = 0; y < grid.path("h").asInt(); y++) {
          String cell = (grid.path("x").asInt() + x) + "," + (grid.path("y").asInt() + y);
          taken.merge(cell, 1, Integer::sum);
        }
      }
    }
    return taken;
  }

  @Test
  void everyVisualizationAndSearchIsOnADashboard() {
    // When
    Set<String> shown =
        CommittedObjects.ofType("dashboard")
            .flatMap(dashboard -> dashboard.path("references").valueStream())
            .map(CommittedObjectsTest::key)
            .collect(Collectors.toSet());

    // Then
    assertThat(shown)
        .isEqualTo(
            Stream.of("visualization", "search")
                .flatMap(CommittedObjects::ofType)
                .map(CommittedObjectsTest::key)
                .collect(Collectors.toSet()));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String key(JsonNode object) {
    return object.path("type").asText() + ":" + object.path("id").asText();
  }
}
