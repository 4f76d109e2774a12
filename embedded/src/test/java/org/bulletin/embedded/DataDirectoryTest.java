package org.bulletin.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class DataDirectoryTest {

  @TempDir private Path folder;

  @Test
  void createsFolderAndComesBackToIt() {
    // Given
    Path directory = folder.resolve("a/b");
    DataDirectory.open(directory).close();

    // When
    try (DataDirectory again = DataDirectory.open(directory)) {

      // Then
      assertThat(again).isNotNull();
      assertThat(directory.resolve("FORMAT")).hasContent("1");
    }
  }

  @Test
  void refusesSecondUser() {
    // Given
    try (DataDirectory first = DataDirectory.open(folder)) {
      assertThat(first).isNotNull();

      // When / Then
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(EmbeddedException.class)
          .hasMessage(
              "The data in %s are in use by this process already: stop it, or choose another folder with --data.",
              folder);
    }
  }

  @Test
  void refusesDataOfNewerVersionAndLeavesThem() throws IOException {
    // Given
    Files.writeString(folder.resolve("FORMAT"), "7\n");

    // When / Then
    String sentence =
        "The data in %s are of a newer version of Bulletin (format 7; this version knows 1): use that version, or choose another folder with --data."
            .formatted(folder);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(EmbeddedException.class)
          .hasMessage(sentence);
    }
    assertThat(folder.resolve("FORMAT")).hasContent("7");
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException {
    // Given
    Path file = Files.createFile(folder.resolve("file"));

    // When / Then
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(EmbeddedException.class)
        .hasMessageStartingWith("The folder %s cannot be used for data", file)
        .hasMessageEndingWith("make it writable, or choose another one with --data.");
  }

  @Test
  void refusesFolderItMayNotWriteTo() {
    // Given
    assumeFalse(System.getProperty("user.name").equals("root"), "Root may write anywhere.");
    assertThat(folder.toFile().setWritable(false)).isTrue();

    // When / Then
    assertThatThrownBy(() -> DataDirectory.open(folder))
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("AccessDenied");
  }
}
