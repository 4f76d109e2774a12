package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginalFilesTest {

  private static final String NAME = "3f/" + "3f".repeat(32) + ".pdf";

  @TempDir private Path folder;

  @Test
  void thePageSaysWhichFileItWasReadFrom() throws IOException {
    // Given
    Path file = folder.resolve(NAME);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "%PDF");

    // When
    Optional<Path> original = new OriginalFiles(Optional.of(folder)).of(page(NAME));

    // Then
    assertThat(original).contains(file);
    assertThat(new OriginalFiles(Optional.empty()).of(page(NAME))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "../secret.pdf", "/etc/passwd", "3f/../../secret", "3f/secret.pdf", "secret"})
  void noOtherFileIsGivenAway(String name) throws IOException {
    // Given
    Path originals = Files.createDirectories(folder.resolve("originals/3f")).getParent();
    Files.writeString(folder.resolve("secret.pdf"), "secret");
    Files.writeString(originals.resolve("secret"), "secret");
    Files.writeString(originals.resolve("3f/secret.pdf"), "secret");

    // When
    Optional<Path> original = new OriginalFiles(Optional.of(originals)).of(page(name));

    // Then
    assertThat(original).isEmpty();
  }

  private static ObjectNode page(String original) {
    ObjectNode page = Json.object();
    page.putObject("metadata").put("original", original);
    return page;
  }
}
