package org.bulletin.app.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The structure of dashboard and rules; what they select is {@link MonitoringIT}'s. */
class OperationsFilesTest {

  @Test
  void rulesSayWhatIsWrongAndWhatToDo() {
    // When
    List<JsonNode> rules = OperationsFiles.rules();

    // Then
    assertThat(rules).isNotEmpty();
    assertThat(rules).extracting(rule -> rule.path("alert").asText()).doesNotHaveDuplicates();
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(names(rule))
                  .containsAll(List.of("alert", "expr", "labels", "annotations"))
                  .isSubsetOf("alert", "expr", "for", "labels", "annotations");
              assertThat(rule.path("alert").asText()).matches("Bulletin[A-Z]\\w+");
              assertThat(rule.path("expr").asText()).isNotBlank();
              assertThat(rule.path("for").asText("1m")).matches("\\d+[smhd]");
              assertThat(rule.path("labels").path("severity").asText())
                  .isIn("critical", "warning", "info");
              assertThat(names(rule.path("annotations"))).containsExactly("summary", "description");
              assertThat(rule.path("annotations").path("summary").asText()).doesNotEndWith(".");
              assertThat(rule.path("annotations").path("description").asText()).endsWith(".");
            });
    assertThat(names(OperationsFiles.alerts())).containsExactly("groups");
    assertThat(OperationsFiles.alerts().path("groups"))
        .allSatisfy(group -> assertThat(names(group)).containsExactly("name", "rules"));
  }

  @Test
  void panelsHaveARowAPlaceAndAQuery() {
    // When
    JsonNode dashboard = OperationsFiles.dashboard();

    // Then
    List<String> rows = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      ids.add(panel.path("id").asInt());
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isBetween(1, 24);
      assertThat(panel.path("title").asText()).isNotBlank();
      if (panel.path("type").asText().equals("row")) {
        rows.add(panel.path("title").asText());
      } else {
        assertThat(panel.path("targets")).isNotEmpty();
        assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        assertThat(panel.path("targets"))
            .allSatisfy(
                target -> {
                  assertThat(target.path("datasource").path("uid").asText())
                      .isEqualTo("${datasource}");
                  assertThat(target.path("expr").asText()).isNotBlank();
                });
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(rows)
        .containsExactly(
            "Alive and current",
            "Throughput by outcome",
            "Latencies",
            "Kafka",
            "OpenSearch",
            "JVM");
    assertThat(dashboard.path("templating").path("list"))
        .anySatisfy(
            variable -> {
              assertThat(variable.path("name").asText()).isEqualTo("datasource");
              assertThat(variable.path("type").asText()).isEqualTo("datasource");
              assertThat(variable.path("query").asText()).isEqualTo("prometheus");
            });
  }

  @Test
  void noHostIsNamed() {
    // Then
    assertThat(OperationsFiles.dashboard().toString() + OperationsFiles.alerts())
        .doesNotContain("://");
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }
}
