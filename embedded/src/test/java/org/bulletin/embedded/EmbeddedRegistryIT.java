package org.bulletin.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedRegistryIT {

  private static final String SCHEMA =
      """
      {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"R\\",\\"fields\\":[]}"}""";

  @Test
  void registeredSchemaIsThereAfterRestart(@TempDir Path directory) {
    // Given
    try (EmbeddedRegistry registry = registryIn(directory)) {
      registry.start();
      URI address = registry.address();
      String registered = Http.post(address, "/subjects/org.example.R/versions", SCHEMA).body();
      assertThat(registered).startsWith("{\"id\":");
      String path = "/schemas/ids/" + registered.replaceAll("\\D", "");
      String before = Http.get(address, path).body();

      // When
      registry.stop();
      registry.start();

      // Then
      assertThat(registry.address()).isEqualTo(address);
      assertThat(before).contains("\\\"name\\\":\\\"R\\\"");
      assertThat(Http.get(address, path).body()).isEqualTo(before);
    }
  }

  @Test
  void takesCompatibilityOfSubject(@TempDir Path directory) {
    // Given
    try (EmbeddedRegistry registry = registryIn(directory)) {
      registry.start();
      URI address = registry.address();
      Http.post(address, "/subjects/org.example.R/versions", SCHEMA);
      Http.put(address, "/config/org.example.R", "{\"compatibility\": \"FULL_TRANSITIVE\"}");

      // When
      int status =
          Http.post(
                  address,
                  "/subjects/org.example.R/versions",
                  SCHEMA.replace("[]", "[{\\\"name\\\":\\\"f\\\",\\\"type\\\":\\\"int\\\"}]"))
              .statusCode();

      // Then
      assertThat(status).isEqualTo(409);
    }
  }

  @Test
  void startsAfterFirstStartThatWasKilled(@TempDir Path directory) throws IOException {
    // Given
    Files.writeString(directory.resolve("schemas.mv.db"), "half a database");
    try (EmbeddedRegistry registry = registryIn(directory)) {

      // When
      registry.start();

      // Then
      assertThat(Http.get(registry.address(), "/subjects").body()).isEqualTo("[]");
    }
  }

  private static EmbeddedRegistry registryIn(Path directory) {
    return new EmbeddedRegistry(new ServerSettings(directory, LoopbackPort.free(1).get(0)));
  }
}
