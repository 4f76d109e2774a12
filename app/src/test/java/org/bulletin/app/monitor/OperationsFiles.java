package org.bulletin.app.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dashboard and the alert rules of docs/operations. */
final class OperationsFiles {

  private static final Path FOLDER = Path.of("..", "docs", "operations");

  private OperationsFiles() {}

  static JsonNode dashboard() {
    return read(new ObjectMapper(), "grafana-dashboard.json");
  }

  static JsonNode alerts() {
    return read(new YAMLMapper(), "alerts.yml");
  }

  static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    alerts().path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  static List<String> queriesOfDashboard() {
    return dashboard().path("panels").findValuesAsText("expr");
  }

  static List<String> queriesOfRules() {
    return rules().stream().map(rule -> rule.path("expr").asText()).toList();
  }

  private static JsonNode read(ObjectMapper mapper, String name) {
    try {
      return mapper.readTree(FOLDER.resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
