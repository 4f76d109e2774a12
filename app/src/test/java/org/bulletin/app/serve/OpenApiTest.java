package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTest {

  @Test
  void theDescriptionHasExactlyTheAddressesAndParametersThatThereAre() throws IOException {
    // Given
    JsonNode description = description();
    Map<String, Set<String>> described = new TreeMap<>();
    description
        .path("paths")
        .properties()
        .forEach(path -> described.put(path.getKey(), parameters(description, path.getValue())));

    // When
    Map<String, Set<String>> there = new TreeMap<>();
    try (PageServer server = PageServerTest.lonely()) {
      server.routes().forEach(route -> there.put(route.path(), new TreeSet<>(route.parameters())));
    }

    // Then
    assertThat(described).isEqualTo(there);
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    // Given
    JsonNode description = description();

    // When
    var references = description.findValuesAsText("$ref");

    // Then
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference -> assertThat(description.at(reference.substring(1)).isObject()).isTrue());
  }

  private static Set<String> parameters(JsonNode description, JsonNode path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : path.at("/get/parameters")) {
      String reference = parameter.path("$ref").asText("");
      JsonNode meant = reference.isEmpty() ? parameter : description.at(reference.substring(1));
      names.add(meant.path("name").asText());
    }
    return names;
  }

  private static JsonNode description() throws IOException {
    try (InputStream in = PageServer.class.getResourceAsStream("openapi.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
