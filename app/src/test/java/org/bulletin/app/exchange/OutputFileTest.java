package org.bulletin.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.app.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutputFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"pages.ndjson", "pages.ndjson.gz"})
  void linesAreReadAsTheyWereWritten(String name) throws IOException {
    // Given
    Path file = folder.resolve(name);

    // When
    try (OutputFile out = OutputFile.open(Optional.of(file))) {
      out.line("{\"一\":1}");
      out.line("");
      out.line("{\"二\":2}");
      out.complete();
    }

    // Then
    assertThat(lines(file)).containsExactly("1 {\"一\":1}", "3 {\"二\":2}");
    assertThat(files()).containsExactly(name);
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void fileOfBeforeStaysUntilTheNewOneIsWhole() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("pages.ndjson"), "before\n");

    // When
    try (OutputFile out = OutputFile.open(Optional.of(file))) {
      out.line("after".repeat(100_000));
      assertThat(lines(file)).containsExactly("1 before");
    }

    // Then
    assertThat(lines(file)).containsExactly("1 before");
    assertThat(files()).containsExactly("pages.ndjson");
  }

  @Test
  void whatAKilledExportHasLeftIsWrittenOver() throws IOException {
    // Given
    Path file = folder.resolve("pages.ndjson");
    Files.writeString(folder.resolve("pages.ndjson.part"), "left".repeat(1_000));

    // When
    try (OutputFile out = OutputFile.open(Optional.of(file))) {
      out.line("new");
      out.complete();
    }

    // Then
    assertThat(lines(file)).containsExactly("1 new");
  }

  @Test
  void packedFileThatIsCutOffIsSaidToBe() throws IOException {
    // Given
    Path file = folder.resolve("pages.gz");
    try (OutputFile out = OutputFile.open(Optional.of(file))) {
      out.line("one");
      out.complete();
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 6));

    // When, Then
    assertThatThrownBy(() -> lines(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(file + " cannot be read beyond line 1")
        .hasMessageContaining("import a whole file again");
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    // Given
    Path file = folder.resolve("no/pages");

    // When, Then
    assertThatThrownBy(() -> OutputFile.open(Optional.of(file)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cannot write " + file);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = LineReader.open(Optional.of(file))) {
      while (reader.next()) {
        lines.add(
            reader.number()
                + " "
                + new String(reader.line(), java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return lines;
  }
}
