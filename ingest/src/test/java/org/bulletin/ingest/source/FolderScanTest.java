package org.bulletin.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderScanTest {

  private Path folder;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("报纸"));
  }

  @Test
  void findsFilesBelowFoldersInTheOrderOfTheirNames() throws IOException {
    // Given
    files("b.txt", "a/2.txt", "a/10.txt", "c/d/e.TXT", "a.txt");

    // When
    FolderScan.Result result = scan(folder);

    // Then
    assertThat(result.files())
        .extracting(FileSource::path)
        .containsExactly("a/10.txt", "a/2.txt", "a.txt", "b.txt", "c/d/e.TXT");
    assertThat(result.files()).extracting(FileSource::collection).containsOnly("报纸");
  }

  @Test
  void passesOverHiddenFilesSidecarsAndWhatNobodyReads() throws IOException {
    // Given
    files("a.txt", "a.json", ".b.txt", ".git/c.txt", "d.jpg", "e.pdf");

    // When
    FolderScan.Result result = scan(folder);

    // Then
    assertThat(result.files()).extracting(FileSource::path).containsExactly("a.txt");
    assertThat(result.ignored()).isEqualTo(2);
    assertThat(result.refusals()).isEmpty();
  }

  @Test
  void fileAloneHasItsFolderAsRoot() throws IOException {
    // Given
    files("2025/a.txt");

    // When
    FolderScan.Result result = scan(folder.resolve("2025/a.txt"));

    // Then
    assertThat(result.files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.collection()).isEqualTo("2025");
              assertThat(file.path()).isEqualTo("a.txt");
            });
  }

  @Test
  void takesEachFileOnceAndNamedFilesWhateverTheyAre() throws IOException {
    // Given
    files("a.txt", ".b.txt", "c.jpg");

    // When
    FolderScan.Result result =
        scan(folder.resolve("c.jpg"), folder.resolve(".b.txt"), folder, folder.resolve("a.txt"));

    // Then
    assertThat(result.files())
        .extracting(FileSource::path)
        .containsExactly("c.jpg", ".b.txt", "a.txt");
  }

  @Test
  void collectionMayBeGiven() throws IOException {
    // Given
    files("a.txt");

    // When
    FolderScan.Result result =
        FolderScan.of(List.of(folder), FolderScanTest::isText, Optional.of("档案"));

    // Then
    assertThat(result.files()).singleElement().matches(FileSource::collectionAsked);
    assertThat(result.files()).extracting(FileSource::collection).containsExactly("档案");
  }

  @Test
  void refusesWhatIsNotThereAndNamesThatCannotBe() throws IOException {
    // Given
    files("a.txt", "line\nbreak.txt");
    Path missing = folder.resolve("missing");

    // When
    FolderScan.Result result = scan(missing, folder);

    // Then
    assertThat(result.files()).hasSize(1);
    assertThat(result.refusals())
        .extracting(Refusal::reason)
        .containsExactly("it does not exist", "its name holds a control character: rename it");
  }

  @Test
  void doesNotFollowLinksToFolders() throws IOException {
    // Given
    files("a.txt");
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    // When
    FolderScan.Result result = scan(folder);

    // Then
    assertThat(result.files()).extracting(FileSource::path).containsExactly("a.txt");
    assertThat(result.ignored()).isZero();
  }

  private static FolderScan.Result scan(Path... paths) {
    return FolderScan.of(List.of(paths), FolderScanTest::isText, Optional.empty());
  }

  private static boolean isText(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "text");
    }
  }
}
