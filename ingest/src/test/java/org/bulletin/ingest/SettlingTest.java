package org.bulletin.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bulletin.ingest.source.FileSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SettlingTest {

  private static final Instant NOW = Instant.parse("2025-11-14T08:00:00Z");

  private final Settling settling = new Settling(Duration.ofSeconds(1));
  private FileSource file;

  @BeforeEach
  void makeFile(@TempDir Path folder) {
    file = new FileSource(folder.resolve("a.txt"), folder, "c", false);
  }

  @Test
  void fileThatIsBeingWrittenWaitsUntilItRests() throws IOException {
    // Given
    write("甲", NOW);

    // When
    List<FileSource> first = scan(NOW);
    write("甲乙", NOW.plusMillis(900));
    List<FileSource> second = scan(NOW.plusMillis(1000));
    List<FileSource> third = scan(NOW.plusMillis(1500));
    List<FileSource> fourth = scan(NOW.plusMillis(2500));

    // Then
    assertThat(first).isEmpty();
    assertThat(second).isEmpty();
    assertThat(third).isEmpty();
    assertThat(fourth).containsExactly(file);
    assertThat(scan(NOW.plusMillis(2750))).isEmpty();
  }

  @Test
  void fileFromAClockThatIsAheadIsTakenWhenItRests() throws IOException {
    // Given
    write("甲", NOW.plusSeconds(3600));

    // When
    List<FileSource> first = scan(NOW);
    List<FileSource> second = scan(NOW.plusMillis(1000));

    // Then
    assertThat(first).isEmpty();
    assertThat(second).containsExactly(file);
  }

  @Test
  void fileThatWasRenamedOrThereBeforeIsTakenAtOnce() throws IOException {
    // Given
    write("甲", NOW.minusSeconds(5));

    // When
    List<FileSource> first = scan(NOW);

    // Then
    assertThat(first).containsExactly(file);
  }

  @Test
  void changedFileIsToldAgain() throws IOException {
    // Given
    write("甲", NOW.minusSeconds(5));
    scan(NOW);

    // When
    write("乙", NOW.minusSeconds(2));
    List<FileSource> again = scan(NOW);

    // Then
    assertThat(again).containsExactly(file);
  }

  @Test
  void forgottenFileIsToldAgain() throws IOException {
    // Given
    write("甲", NOW.minusSeconds(5));

    // When
    settling.forget(scan(NOW));

    // Then
    assertThat(scan(NOW)).containsExactly(file);
  }

  private List<FileSource> scan(Instant now) {
    return settling.complete(List.of(file), now);
  }

  private void write(String text, Instant modifiedAt) throws IOException {
    Files.writeString(file.file(), text);
    Files.setLastModifiedTime(file.file(), FileTime.from(modifiedAt));
  }
}
