package org.bulletin.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What ingesters do after pages have come from a backup. */
class SourceRestoreTest {

  private static final int LINES = 8;

  private final TestLog original = new TestLog();
  private final TestLog restored = new TestLog();
  private Path folder;
  private IngestRequest request;

  /** One of each: live, retracted, named twice, refused, and an archive with a retracted page. */
  @BeforeEach
  void makePages(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("in"));
    request = IngestRequest.of(folder).into("asked");
    write("a.txt", "甲");
    write("b.txt", "乙");
    write("青浦报_2025-11-14_01.txt", "丙");
    write("same.txt", "丙");
    Files.write(folder.resolve("binary.txt"), new byte[] {0, 1, 2, 3, 0});
    zip("issue.zip", Map.of("1.txt", "一", "2.txt", "二", "3.txt", "三", "4.txt", "四"));
    original.ingest(request);
    original.retract(new Selection.Pages(Set.of("asked/b.txt", "asked/issue.zip/2.txt")));
    assertThat(original.pages()).hasSize(LINES);
  }

  @Test
  void sameFilesPublishNothingAnew() {
    // Given
    restored.restore(original);
    int before = restored.size();

    // When
    IngestionResult again = restored.ingest(request);

    // Then
    assertThat(again).isEqualTo(original.ingest(request));
    assertThat(restored.texts()).isEqualTo(original.texts());
    assertThat(restored.since(before)).noneMatch(write -> write.startsWith("bulletin.pages"));
  }

  @Test
  void sameFilesOfACollectionThatIsNotAskedForStayThere() {
    // Given
    restored.restore(original);
    int before = restored.size();

    // When
    restored.ingest(IngestRequest.of(folder));

    // Then
    assertThat(restored.since(before)).noneMatch(write -> write.startsWith("bulletin.pages"));
    assertThat(restored.texts()).isEqualTo(original.texts());
  }

  @Test
  void sameFilesElsewhereAreTheSamePages(@TempDir Path temp) throws IOException {
    // Given
    restored.restore(original);
    Path moved = temp.toRealPath().resolve("moved");
    Files.move(folder, moved);
    int before = restored.size();

    // When
    IngestionResult again = restored.ingest(IngestRequest.of(moved).into("asked"));

    // Then
    assertThat(again.refusals()).singleElement().asString().contains("binary.txt");
    assertThat(restored.since(before)).noneMatch(write -> write.startsWith("bulletin.pages"));
    assertThat(restored.texts()).isEqualTo(original.texts());
  }

  @Test
  void restoringTwiceWritesNothingTheSecondTime() {
    // Given
    restored.restore(original);
    int before = restored.size();

    // When
    restored.restore(original);

    // Then
    assertThat(restored.since(before)).isEmpty();
  }

  @Test
  void killedAnywhereTheNextRestoreCompletesIt() {
    int writes = restoredCompletely();
    for (int killedAfter = 1; killedAfter < writes; killedAfter++) {
      // Given
      TestLog disturbed = new TestLog();
      int writesUntilKilled = killedAfter;
      assertThatThrownBy(() -> disturbed.restore(original, any -> true, writesUntilKilled))
          .isInstanceOf(TestLog.Killed.class);

      // When
      disturbed.restore(original);
      int before = disturbed.size();
      IngestionResult again = disturbed.ingest(request);

      // Then
      assertThat(again).isEqualTo(original.ingest(request));
      assertThat(disturbed.texts()).isEqualTo(original.texts());
      assertThat(disturbed.since(before)).noneMatch(write -> write.startsWith("bulletin.pages"));
    }
  }

  @Test
  void killedAnywhereIngestLosesNoPage() {
    int writes = restoredCompletely();
    for (int killedAfter = 1; killedAfter < writes; killedAfter++) {
      // Given
      TestLog disturbed = new TestLog();
      int writesUntilKilled = killedAfter;
      assertThatThrownBy(() -> disturbed.restore(original, any -> true, writesUntilKilled))
          .isInstanceOf(TestLog.Killed.class);

      // When
      disturbed.ingest(request);

      // Then
      assertThat(disturbed.texts()).containsAllEntriesOf(original.texts());
    }
  }

  @Test
  void pagesThatABackupLacksArePublished() {
    // Given
    restored.restore(
        original, pageId -> !pageId.equals("asked/issue.zip/3.txt"), Integer.MAX_VALUE);
    assertThat(restored.texts()).doesNotContainKey("asked/issue.zip/3.txt");
    int before = restored.size();

    // When
    restored.ingest(request);

    // Then
    assertThat(restored.since(before))
        .filteredOn(write -> write.startsWith("bulletin.pages"))
        .containsExactly("bulletin.pages asked/issue.zip/3.txt");
    assertThat(restored.texts()).isEqualTo(original.texts());
  }

  @Test
  void withoutTheMemoryLivePagesAreKnownAllTheSame() {
    // Given
    restored.restoreWithoutMemory(original);
    int before = restored.size();

    // When
    restored.ingest(request);

    // Then
    assertThat(restored.since(before))
        .filteredOn(write -> write.startsWith("bulletin.pages"))
        .containsExactlyInAnyOrder(
            "bulletin.pages asked/b.txt", "bulletin.pages asked/issue.zip/2.txt");
  }

  private int restoredCompletely() {
    TestLog whole = new TestLog();
    whole.restore(original);
    return whole.size();
  }

  private void zip(String name, Map<String, String> texts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
