package org.bulletin.ingest.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bulletin.ingest.archive.Zips;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.FileSource;
import org.bulletin.schemas.RawPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OriginalsTest {

  /** SHA-256 of 甲 in UTF-8, by sha256sum. */
  private static final String HASH =
      "33e3580c093111e1c4cac922872c40371f7896bb3fa4e23be5840bd1834fc622";

  private Path folder;
  private Path kept;
  private RawPages rawPages;

  @BeforeEach
  void prepare(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.resolve("in"));
    kept = temp.resolve("a/kept");
    rawPages = new RawPages(Newspapers.defaults()).keeping(new Originals(kept));
  }

  @Test
  void bytesAreKeptAndNamedByThePage() throws Exception {
    // When
    RawPage page = read("01.TXT", "甲");

    // Then
    String name = HASH.substring(0, 2) + "/" + HASH + ".txt";
    assertThat(page.getMetadata()).containsEntry("original", name);
    assertThat(kept.resolve(name)).hasContent("甲");
    assertThat(files()).hasSize(1);
  }

  @Test
  void contentHashDoesNotDependOnIt() throws Exception {
    // Given
    RawPage kept = read("01.txt", "甲");

    // When
    RawPage alone = new RawPages(Newspapers.defaults()).of(file("01.txt")).pages().get(0);

    // Then
    assertThat(alone.getMetadata()).isEmpty();
    assertThat(alone.getContentHash()).isEqualTo(kept.getContentHash());
  }

  @Test
  void sameBytesAreKeptOnce() throws Exception {
    // Given
    read("01.txt", "甲");
    FileTime before = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(files().get(0), before);

    // When
    read("02.txt", "甲");

    // Then
    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(before));
  }

  @Test
  void originalThatWasCutIsWrittenAgain() throws Exception {
    // Given
    read("01.txt", "甲");
    Files.writeString(files().get(0), "");

    // When
    read("02.txt", "甲");

    // Then
    assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasContent("甲"));
  }

  @Test
  void archiveIsKeptWhole() throws Exception {
    // Given
    byte[] zip = new Zips().file("01.txt", "甲").file("02.txt", "乙").bytes();
    Files.write(folder.resolve("issue.zip"), zip);

    // When
    SourcePages pages = rawPages.of(file("issue.zip"));

    // Then
    assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(zip));
    assertThat(pages.pages())
        .extracting(page -> page.getMetadata().get("original"))
        .containsOnly(kept.relativize(files().get(0)).toString());
  }

  @Test
  void refusedSourceIsNotKept() {
    // When, Then
    assertThatThrownBy(() -> read("01.txt", " ")).isInstanceOf(RefusedException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void diskThatTakesNothingIsSaid() throws Exception {
    // Given
    Files.writeString(kept.resolve(HASH.substring(0, 2)), "a file in the way");

    // When, Then
    assertThatThrownBy(() -> read("01.txt", "甲"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("The original of a page cannot be kept in " + kept);
  }

  private RawPage read(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
    return rawPages.of(file(name)).pages().get(0);
  }

  private FileSource file(String name) {
    return new FileSource(folder.resolve(name), folder, "in", false);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(kept)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
