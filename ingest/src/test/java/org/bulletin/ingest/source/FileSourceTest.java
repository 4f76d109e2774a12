package org.bulletin.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileSourceTest {

  @BeforeAll
  static void trustRecords() {
    TrustedRecords.trust();
  }

  private static final int MAX = 1000;

  @TempDir Path folder;
  private FileSource source;

  @BeforeEach
  void makeFile() throws IOException {
    source = new FileSource(write("页.txt", "text"), folder, "c", false);
  }

  @Test
  void readsTheFileAlone() throws RefusedException {
    // When
    SourceContent content = source.read(MAX);

    // Then
    assertThat(content.bytes()).asString().isEqualTo("text");
    assertThat(content.given()).isEqualTo(Given.NOTHING);
    assertThat(content.stamp()).isEqualTo(source.stamp().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"页.json", "页.txt.json"})
  void sidecarIsReadAndCounted(String name) throws IOException, RefusedException {
    // Given
    String alone = source.read(MAX).hash();
    Stamp before = source.stamp().orElseThrow();

    // When
    write(name, "{\"editor\": \"甲\"}");
    SourceContent content = source.read(MAX);

    // Then
    assertThat(content.given().metadata()).containsEntry("editor", "甲");
    assertThat(content.hash()).isNotEqualTo(alone);
    assertThat(source.stamp()).isNotEqualTo(Optional.of(before));
  }

  @Test
  void sidecarOfTheWholeNameComesFirst() throws IOException, RefusedException {
    // Given
    write("页.json", "{\"editor\": \"甲\"}");
    write("页.txt.json", "{\"editor\": \"乙\"}");

    // When
    SourceContent content = source.read(MAX);

    // Then
    assertThat(content.given().metadata()).containsEntry("editor", "乙");
  }

  @Test
  void stampChangesWithTheSidecarsTime() throws IOException {
    // Given
    Path sidecar = write("页.json", "{}");
    Stamp before = source.stamp().orElseThrow();

    // When
    Files.setLastModifiedTime(sidecar, FileTime.from(Instant.now().plusSeconds(60)));

    // Then
    assertThat(source.stamp()).isNotEqualTo(Optional.of(before));
  }

  @Test
  void refusesWhatIsTooLargeOrGone() throws IOException {
    // When, Then
    assertThatThrownBy(() -> source.read(3)).hasMessageContaining("larger than 3 bytes");
    Files.delete(source.file());
    assertThatThrownBy(() -> source.read(MAX)).hasMessage("it does not exist");
    assertThat(source.stamp()).isEmpty();
  }

  @Test
  void refusesAWrongOrHugeSidecarByItsName() throws IOException {
    // When, Then
    write("页.json", "[]");
    assertThatThrownBy(() -> source.read(MAX)).hasMessageContaining("页.json");
    write("页.json", "{\"a\": \"" + "x".repeat(70_000) + "\"}");
    assertThatThrownBy(() -> source.read(MAX))
        .hasMessageContaining("页.json")
        .hasMessageContaining("larger");
  }

  @Test
  void isFoundAgainFromWhatIsRemembered() throws IOException {
    // Given
    Path file = write("2025/11/a.txt", "text");
    FileSource first = new FileSource(file, folder, "c", false);
    Source remembered =
        Source.newBuilder()
            .setUri(first.uri())
            .setCollection("c")
            .setPages(List.of(RememberedPage.newBuilder().setPageId("c/" + first.path()).build()))
            .build();

    // When
    FileSource again = FileSource.of(remembered).orElseThrow();

    // Then
    assertThat(again.path()).isEqualTo("2025/11/a.txt");
    assertThat(again.uri()).isEqualTo(first.uri());
  }

  @Test
  void streamIsNotFoundAgain() {
    // Given
    Source remembered = Source.newBuilder().setUri("stdin:c/a.txt").build();

    // When
    Optional<FileSource> again = FileSource.of(remembered);

    // Then
    assertThat(again).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
