package org.bulletin.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bulletin.ingest.archive.Zips;
import org.bulletin.ingest.identity.Given;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.ingest.source.Refusal;
import org.bulletin.ingest.source.StreamSource;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IngestionTest {

  private final TestLog log = new TestLog();
  private Path folder;
  private IngestRequest request;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("in"));
    request = IngestRequest.of(folder);
  }

  @Test
  void announcesASourceThenPublishesItsPageThenRemembersIt() throws IOException {
    // Given
    Path file = write("a.txt", "甲");

    // When
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(1, 0, 0, 0);
    assertThat(log.since(0))
        .containsExactly(
            "bulletin.sources " + file.toUri(),
            "bulletin.pages in/a.txt",
            "bulletin.sources " + file.toUri());
    RawPage page = log.pages().get("in/a.txt");
    assertThat(page.getText()).isEqualTo("甲");
    assertThat(page.getIdentity()).isEqualTo(Identity.PATH);
    assertThat(page.getMediaType()).isEqualTo("text/plain");
    assertThat(page.getSource()).isEqualTo(file.toUri().toString());
    Source source = log.memory().recall(file.toUri().toString()).orElseThrow();
    assertThat(RememberedPages.held(source)).containsExactly("in/a.txt");
    assertThat(source.getCollection()).isEqualTo("in");
  }

  @Test
  void archiveIsOneSourceOfSeveralPages() throws IOException {
    // Given
    byte[] zip =
        new Zips()
            .file("01.txt", "甲")
            .file("02.txt", "乙")
            .file("03.txt", "")
            .file("04.jpg", "x")
            .bytes();
    Files.write(folder.resolve("issue.zip"), zip);
    write("a.jpg", "x");

    // When
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(1, 0, 0, 0);
    assertThat(log.texts())
        .isEqualTo(Map.of("in/issue.zip/01.txt", "甲", "in/issue.zip/02.txt", "乙"));
    assertThat(result.refusedPages())
        .containsExactly(new Refusal("in/issue.zip/03.txt", "it is empty"));
    assertThat(result.ignored()).isEqualTo(2);
  }

  @Test
  void sidecarIdentifiesThePage() throws IOException {
    // Given
    write("a.txt", "甲");
    write(
        "a.json",
        """
        {"newspaper": "qpb", "issue_date": "2025-11-14", "page_label": "01", "page_number": 1,
         "source_url": "https://example.org/1", "editor": "乙"}
        """);

    // When
    log.ingest(request);

    // Then
    RawPage page = log.pages().get("青浦报/2025-11-14/01");
    assertThat(page.getIdentity()).isEqualTo(Identity.GIVEN);
    assertThat(page.getNewspaper()).contains("青浦报");
    assertThat(page.getIssueDate()).contains(LocalDate.of(2025, 11, 14));
    assertThat(page.getPageNumber()).contains(1);
    assertThat(page.getMetadata())
        .isEqualTo(Map.of("source_url", "https://example.org/1", "editor", "乙"));
  }

  @Test
  void unchangedSourceIsNotPublishedAgain() throws IOException {
    // Given
    write("a.txt", "甲");
    write("b.txt", "乙");
    log.ingest(request);
    int before = log.size();

    // When
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(0, 2, 0, 0);
    assertThat(log.size()).isEqualTo(before);
  }

  @Test
  void touchedSourceIsOnlyRememberedAnew() throws IOException {
    // Given
    Path file = write("a.txt", "甲");
    log.ingest(request);
    int before = log.size();

    // When
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(0, 1, 0, 0);
    assertThat(log.since(before)).containsExactly("bulletin.sources " + file.toUri());
    assertThat(log.ingest(request).unchanged()).isEqualTo(1);
    assertThat(log.size()).isEqualTo(before + 1);
  }

  @Test
  void changedSourceIsPublishedThereAndBack() throws IOException {
    // Given
    write("a.txt", "甲");
    log.ingest(request);
    String first = log.pages().get("in/a.txt").getContentHash();

    // When
    write("a.txt", "甲乙");
    IngestionResult there = log.ingest(request);
    String second = log.pages().get("in/a.txt").getContentHash();
    write("a.txt", "甲");
    IngestionResult back = log.ingest(request);

    // Then
    assertThat(counts(there)).containsExactly(1, 0, 0, 0);
    assertThat(counts(back)).containsExactly(1, 0, 0, 0);
    assertThat(second).isNotEqualTo(first);
    assertThat(log.pages().get("in/a.txt").getContentHash()).isEqualTo(first);
  }

  @Test
  void badInputIsRefusedAndTheRestGoesOn() throws IOException {
    // Given
    write("a.txt", "");
    write("b.txt", "乙");
    write("c.txt", "丙\0");
    write("d.txt", "丁");
    write("d.json", "{\"page_number\": \"one\"}");
    write("e.jpg", "no page");

    // When
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(1, 0, 0, 3);
    assertThat(result.ignored()).isEqualTo(1);
    assertThat(result.refusals())
        .extracting(Refusal::reason)
        .containsExactly(
            "it is empty",
            "it is binary, not text",
            "the field page_number of its sidecar d.json must be a whole number from 1");
    assertThat(log.texts()).containsOnlyKeys("in/b.txt");
  }

  @Test
  void refusedSourceIsRefusedAgainAndRememberedOnce() throws IOException {
    // Given
    write("a.txt", "");
    log.ingest(request);
    int before = log.size();

    // When
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(result.refused()).isEqualTo(1);
    assertThat(log.size()).isEqualTo(before);
  }

  @Test
  void pageOfASourceThatWentBadStaysAndCanBeRetracted() throws IOException {
    // Given
    write("a.txt", "甲");
    log.ingest(request);

    // When
    write("a.txt", "");
    log.ingest(request);

    // Then
    assertThat(log.texts()).containsEntry("in/a.txt", "甲");
    log.retract(new Selection.Pages(Set.of("in/a.txt")));
    assertThat(log.texts()).isEmpty();
  }

  @Test
  void pageThatAnotherSourceHoldsIsRefusedNamingBoth() throws IOException {
    // Given
    Path first = write("青浦报_2025-11-14_01.txt", "甲");
    Path second = write("青浦报20251114第01版.txt", "乙");
    Path other = Files.createDirectory(folder.resolveSibling("other"));

    // When
    IngestionResult together = log.ingest(request);
    Path third = Files.writeString(other.resolve("qpb20251114_01.txt"), "丙");
    IngestionResult later = log.ingest(IngestRequest.of(other));

    // Then: the one whose name comes first
    assertThat(log.texts()).containsExactly(Map.entry("青浦报/2025-11-14/01", "乙"));
    assertThat(together.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.source()).isEqualTo(first.toString());
              assertThat(refusal.reason()).contains("青浦报/2025-11-14/01", second.toString());
            });
    assertThat(later.refusals()).extracting(Refusal::source).containsExactly(third.toString());
  }

  @Test
  void sameTextUnderAnotherNameIsOnePage() throws IOException {
    // Given
    write("青浦报20251114第01版.txt", "甲");
    log.ingest(request);

    // When
    Path second = write("青浦报_2025-11-14_01.txt", "甲");
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(0, 2, 0, 0);
    Source noted = log.memory().recall(second.toUri().toString()).orElseThrow();
    assertThat(noted.getReason()).contains("青浦报20251114第01版.txt");
    assertThat(noted.getPages()).isEmpty();
    assertThat(log.ingest(request).unchanged()).isEqualTo(2);
  }

  @Test
  void sameTextUnderAnotherPathIsOnePageAndTheOtherNameIsNoted() throws IOException {
    // Given
    write("a.txt", "甲");
    log.ingest(request);

    // When
    Path copy = write("copy.txt", "甲");
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(0, 2, 0, 0);
    assertThat(log.texts()).containsOnlyKeys("in/a.txt");
    assertThat(log.memory().recall(copy.toUri().toString()).orElseThrow().getReason())
        .isEqualTo("the same as " + folder.resolve("a.txt"));
  }

  @Test
  void copyBecomesThePageWhenTheFirstHasAnotherText() throws IOException {
    // Given
    write("a.txt", "甲");
    write("copy.txt", "甲");
    log.ingest(request);

    // When
    write("a.txt", "乙");
    log.ingest(request);

    // Then
    assertThat(log.texts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("in/a.txt", "乙", "in/copy.txt", "甲"));
  }

  @Test
  void pageWhoseIssueIsKnownTakesThePlaceOfTheSameTextUnderAPath() throws IOException {
    // Given
    Path scan = write("a.txt", "甲");
    log.ingest(request);

    // When
    Path issue = write("青浦报_2025-11-14_01.txt", "甲");
    IngestionResult result = log.ingest(request);

    // Then
    assertThat(counts(result)).containsExactly(1, 1, 0, 0);
    assertThat(log.texts()).containsOnlyKeys("青浦报/2025-11-14/01");
    assertThat(log.memory().recall(scan.toUri().toString()).orElseThrow().getReason())
        .isEqualTo("the same as " + issue);
    assertThat(log.ingest(request).unchanged()).isEqualTo(2);
  }

  @Test
  void sourceWhosePagesGetOtherNamesTakesTheOldOnesAway() throws IOException {
    // Given
    Path file = write("a.txt", "甲");
    log.ingest(request);
    int before = log.size();

    // When
    write(
        "a.json",
        "{\"newspaper\": \"青浦报\", \"issue_date\": \"2025-11-14\", \"page_label\": \"01\"}");
    log.ingest(request);

    // Then
    assertThat(log.since(before))
        .containsExactly(
            "bulletin.sources " + file.toUri(),
            "bulletin.pages 青浦报/2025-11-14/01",
            "bulletin.pages in/a.txt",
            "bulletin.sources " + file.toUri());
    assertThat(log.texts()).containsOnlyKeys("青浦报/2025-11-14/01");
  }

  @Test
  void knownSourceStaysInItsCollectionUnlessAnotherIsAskedFor() throws IOException {
    // Given
    write("sub/a.txt", "甲");
    log.ingest(request);

    // When
    IngestionResult below = log.ingest(IngestRequest.of(folder.resolve("sub")));
    IngestionResult asked = log.ingest(request.into("档案"));

    // Then
    assertThat(counts(below)).containsExactly(0, 1, 0, 0);
    assertThat(counts(asked)).containsExactly(1, 0, 0, 0);
    assertThat(log.texts()).containsOnlyKeys("档案/sub/a.txt");
  }

  @Test
  void standardInputNeedsAnIdentity() {
    // When, Then
    assertThatThrownBy(() -> stdin("甲", Given.NOTHING, Optional.empty()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("standard input has no name");
  }

  @Test
  void standardInputIsPublishedOnce() throws RefusedException {
    // Given
    PageFacts facts = PageFacts.of("青浦报", LocalDate.of(2025, 11, 14), "01");
    Given given = new Given(facts, OptionalInt.empty(), Map.of());

    // When
    IngestionResult first = log.ingest(stdin("甲", given, Optional.empty()));
    IngestionResult again = log.ingest(stdin("甲", given, Optional.empty()));
    IngestionResult named = log.ingest(stdin("乙", Given.NOTHING, Optional.of("b")));

    // Then
    assertThat(counts(first)).containsExactly(1, 0, 0, 0);
    assertThat(counts(again)).containsExactly(0, 1, 0, 0);
    assertThat(counts(named)).containsExactly(1, 0, 0, 0);
    assertThat(log.texts()).isEqualTo(Map.of("青浦报/2025-11-14/01", "甲", "stdin/b", "乙"));
  }

  @Test
  void killedBeforeAnyWriteNothingIsLostAndNothingDoubled() throws IOException {
    // Given
    for (int i = 0; i < 6; i++) {
      write(i + ".txt", "text " + i);
    }
    TestLog undisturbed = new TestLog();
    undisturbed.ingest(request);

    for (int writes = 0; writes < undisturbed.size(); writes++) {
      TestLog disturbed = new TestLog();
      int killedAfter = writes;
      assertThatThrownBy(() -> disturbed.ingest(request, killedAfter))
          .isInstanceOf(TestLog.Killed.class);

      // When
      IngestionResult result = disturbed.ingest(request);

      // Then
      assertThat(disturbed.texts()).isEqualTo(undisturbed.texts());
      assertThat(result.published() + result.unchanged()).isEqualTo(6);
      assertThat(disturbed.ingest(request).unchanged()).isEqualTo(6);
    }
  }

  private IngestRequest stdin(String text, Given given, Optional<String> name)
      throws RefusedException {
    StreamSource source =
        StreamSource.standardInput(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            given,
            Optional.empty(),
            name);
    return new IngestRequest(List.of(), Optional.empty(), List.of(source), false);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<Integer> counts(IngestionResult result) {
    return List.of(
        Math.toIntExact(result.published()),
        Math.toIntExact(result.unchanged()),
        Math.toIntExact(result.retracted()),
        Math.toIntExact(result.refused()));
  }
}
