package org.bulletin.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetractionTest {

  private static final Selection ALL = new Selection.Collection("in");

  private final TestLog log = new TestLog();
  private Path folder;
  private IngestRequest request;

  @BeforeEach
  void makePages(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("in"));
    request = IngestRequest.of(folder);
    write("a.txt", "甲");
    write("b.txt", "乙");
    write("青浦报_2025-11-14_01.txt", "丙");
    log.ingest(request);
  }

  @Test
  void takesSinglePagesAway() {
    // When
    RetractionResult result = log.retract(new Selection.Pages(Set.of("in/a.txt", "in/none.txt")));

    // Then
    assertThat(result.retracted()).containsExactly("in/a.txt");
    assertThat(result.unknown()).containsExactly("in/none.txt");
    assertThat(log.texts()).containsOnlyKeys("in/b.txt", "青浦报/2025-11-14/01");
    RawPage page = log.pages().get("in/a.txt");
    assertThat(page.getRetracted()).isTrue();
    assertThat(page.getText()).isEmpty();
  }

  @Test
  void takesACollectionAway() {
    // When
    RetractionResult result = log.retract(ALL);

    // Then
    assertThat(result.retracted()).containsExactly("in/a.txt", "in/b.txt", "青浦报/2025-11-14/01");
    assertThat(log.texts()).isEmpty();
  }

  @Test
  void takesANewspaperAway() {
    // When
    RetractionResult result =
        log.retract(Selection.OfNewspaper.named("qpb", Newspapers.defaults()));

    // Then
    assertThat(result.retracted()).containsExactly("青浦报/2025-11-14/01");
    assertThat(log.texts()).containsOnlyKeys("in/a.txt", "in/b.txt");
  }

  @Test
  void marksASourceThenRetractsItsPageThenSaysThatItIs() {
    // Given
    int before = log.size();
    String source = "bulletin.sources " + folder.resolve("a.txt").toUri();

    // When
    log.retract(new Selection.Pages(Set.of("in/a.txt")));

    // Then
    assertThat(log.since(before)).containsExactly(source, "bulletin.pages in/a.txt", source);
  }

  @Test
  void takesTheIssuesOfSomeDaysAway() throws IOException {
    // Given
    write("青浦报_2025-11-18_01.txt", "戊");
    log.ingest(request);
    LocalDate first = LocalDate.of(2025, 11, 15);

    // When
    RetractionResult result =
        log.retract(
            new Selection.All(
                List.of(
                    Selection.OfNewspaper.named("qpb", Newspapers.defaults()),
                    new Selection.Between(first, first.plusDays(3)))));

    // Then
    assertThat(result.retracted()).containsExactly("青浦报/2025-11-18/01");
    assertThat(log.texts()).containsKey("青浦报/2025-11-14/01");
  }

  @Test
  void isCompletedByTheNextRunOfAnyIngester() {
    for (int writes = 1; writes < 3; writes++) {
      // Given
      TestLog disturbed = new TestLog();
      disturbed.ingest(request);
      int killedAfter = writes;
      assertThatThrownBy(
              () -> disturbed.retract(new Selection.Pages(Set.of("in/a.txt")), killedAfter))
          .isInstanceOf(TestLog.Killed.class);

      // When
      disturbed.ingest(IngestRequest.of());

      // Then
      assertThat(disturbed.texts()).doesNotContainKey("in/a.txt");
      assertThat(disturbed.ingest(request).retracted()).isEqualTo(1);
    }
  }

  @Test
  void rescanDoesNotBringPagesBack() {
    // Given
    log.retract(ALL);

    // When
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(result.retracted()).isEqualTo(3);
    assertThat(result.published()).isZero();
    assertThat(log.texts()).isEmpty();
  }

  @Test
  void changedTextBringsAPageBack() throws IOException {
    // Given
    log.retract(ALL);

    // When
    write("a.txt", "甲，更正");
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(result.published()).isEqualTo(1);
    assertThat(log.texts()).containsOnlyKeys("in/a.txt");
  }

  @Test
  void neitherSameTextUnderAnotherNameNorAnotherCollectionBringsAPageBack() throws IOException {
    // Given
    log.retract(ALL);

    // When
    write("青浦报20251114第01版.txt", "丙");
    IngestionResult result = log.ingest(request.into("other"));

    // Then
    assertThat(result.retracted()).isEqualTo(4);
    assertThat(log.ingest(request).retracted()).isEqualTo(4);
    assertThat(log.texts()).isEmpty();
  }

  @Test
  void anotherTextMayTakeTheFreePlace() throws IOException {
    // Given
    log.retract(new Selection.Pages(Set.of("青浦报/2025-11-14/01")));
    write("青浦报20251114第01版.txt", "丁");

    // When
    log.ingest(request);
    log.retract(new Selection.Pages(Set.of("in/a.txt")));

    // Then
    assertThat(log.texts()).containsEntry("青浦报/2025-11-14/01", "丁");
  }

  @Test
  void retractionOfTheOldSourceLeavesThePageOfTheNewOne() throws IOException {
    // Given
    Path other = Files.createDirectory(folder.resolveSibling("other"));
    Files.writeString(other.resolve("qpb20251114_01.txt"), "丁");
    log.retract(ALL);
    log.ingest(IngestRequest.of(other));

    // When
    RetractionResult result = log.retract(ALL);

    // Then
    assertThat(result.repeated()).containsExactly("in/a.txt", "in/b.txt");
    assertThat(log.texts()).containsOnlyKeys("青浦报/2025-11-14/01");
  }

  @Test
  void restoresFromTheFiles() {
    // Given
    log.retract(ALL);

    // When
    IngestionResult result = log.ingest(request.restoring());

    // Then
    assertThat(result.published()).isEqualTo(3);
    assertThat(log.texts()).hasSize(3);
    assertThat(log.ingest(request).unchanged()).isEqualTo(3);
  }

  @Test
  void fileThatIsEmptyForAWhileStaysRetracted() throws IOException {
    // Given
    log.retract(ALL);

    // When
    write("a.txt", "");
    log.ingest(request);
    write("a.txt", "甲");
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(result.retracted()).isEqualTo(3);
  }

  @Test
  void killedAtAnyWriteTheSameAgainCompletesIt() throws IOException {
    for (int writes = 0; writes < 6; writes++) {
      // Given
      TestLog disturbed = new TestLog();
      disturbed.ingest(request);
      int killedAfter = writes;
      assertThatThrownBy(() -> disturbed.retract(ALL, killedAfter))
          .isInstanceOf(TestLog.Killed.class);
      disturbed.ingest(request);

      // When
      RetractionResult result = disturbed.retract(ALL);

      // Then
      assertThat(result.retracted().size() + result.repeated().size()).isEqualTo(3);
      assertThat(disturbed.ingest(request).retracted()).isEqualTo(3);
      assertThat(disturbed.texts()).isEmpty();
      assertThat(disturbed.memory().all())
          .extracting(Source::getOutcome)
          .containsOnly(SourceOutcome.RETRACTED);
    }
  }

  @Test
  void takesAwayWhatAKilledRunHasWritten() {
    for (int writes = 0; writes < 9; writes++) {
      // Given
      TestLog disturbed = new TestLog();
      int killedAfter = writes;
      assertThatThrownBy(() -> disturbed.ingest(request, killedAfter))
          .isInstanceOf(TestLog.Killed.class);

      // When
      disturbed.retract(ALL);

      // Then
      assertThat(disturbed.texts()).isEmpty();
    }
  }

  @Test
  void onePageOfAnArchiveStaysAwayWhileTheOthersChange() throws IOException {
    // Given
    zip("issue.zip", Map.of("1.txt", "一", "2.txt", "二", "3.txt", "三"));
    log.ingest(request);
    log.retract(new Selection.Pages(Set.of("in/issue.zip/2.txt")));
    int before = log.size();

    // When
    IngestionResult rescan = log.ingest(request);
    zip("issue.zip", Map.of("1.txt", "一，更正", "2.txt", "二", "3.txt", "三"));
    IngestionResult changed = log.ingest(request);

    // Then
    assertThat(rescan.unchanged()).isEqualTo(4);
    assertThat(changed.pages()).isEqualTo(1);
    assertThat(log.since(before))
        .filteredOn(write -> write.startsWith("bulletin.pages"))
        .containsExactly("bulletin.pages in/issue.zip/1.txt");
    assertThat(log.texts())
        .containsEntry("in/issue.zip/1.txt", "一，更正")
        .doesNotContainKey("in/issue.zip/2.txt");
  }

  @Test
  void onePageOfAnArchiveComesBackWhenRestored() throws IOException {
    // Given
    zip("issue.zip", Map.of("1.txt", "一", "2.txt", "二"));
    log.ingest(request);
    log.retract(new Selection.Pages(Set.of("in/issue.zip/2.txt")));

    // When
    IngestionResult result = log.ingest(request.restoring());

    // Then
    assertThat(result.pages()).isEqualTo(1);
    assertThat(log.texts()).containsEntry("in/issue.zip/2.txt", "二");
    assertThat(log.ingest(request).unchanged()).isEqualTo(4);
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
