package org.bulletin.ingest.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.schemas.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentitiesTest {

  private static final LocalDate DATE = LocalDate.of(2025, 11, 14);

  private final Identities identities = new Identities(Newspapers.defaults());

  @ParameterizedTest
  @CsvSource({
    "/in/青浦报_2025-11-14_01.txt, 01",
    "/in/青浦报-2025-11-14-A01.txt, A01",
    "/in/青浦报 2025-11-14 1.txt, 1",
    "/in/青浦报20251114第01版.txt, 01",
    "/in/青浦报_20251114_第B12版.txt, B12",
    "/in/青浦报2025年11月14日第01版.txt, 01",
    "/in/青浦报2025年11月14日03版.txt, 03",
    "/in/qpb20251114_A01.txt, A01",
    "/in/qpb20251114_a01.txt, A01",
    "/in/QPB20251114A01.TXT, A01",
    "/in/qpb_20251114_01.txt, 01",
    "/in/青浦报/2025-11/14/01.txt, 01",
    "/in/qpb/2025-11/14/第02版.txt, 02",
    "/in/青浦报/2025/11/14/01.txt, 01",
    "/in/青浦报/2025-11-14/01.txt, 01",
    "/in/青浦报/20251114/A01.txt, A01",
    "/in/青浦报/2025-11/14/青浦报_2025-11-14_07.txt, 07",
  })
  void nameGivesTheIdentity(String path, String label) {
    // When
    PageIdentity identity = identities.of(PageFacts.NONE, PageFacts.NONE, place(path));

    // Then
    assertThat(identity.pageId()).isEqualTo("青浦报/2025-11-14/" + label);
    assertThat(identity.from()).isEqualTo(Identity.GIVEN);
    assertThat(identity.facts()).isEqualTo(PageFacts.of("青浦报", DATE, label));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/in/某某报_2025-11-14_01.txt",
        "/in/scan_2025-11-14_01.txt",
        "/in/青浦报_2025-13-14_01.txt",
        "/in/青浦报_2025-02-30_01.txt",
        "/in/青浦报.txt",
        "/in/青浦报_2025-11-14.txt",
        "/in/qpb202511141.txt",
        "/in/000_8ed5b074716643a3.txt",
      })
  void otherNamesGiveNone(String path) {
    // When
    PageIdentity identity = identities.of(PageFacts.NONE, PageFacts.NONE, place(path));

    // Then
    assertThat(identity.pageId()).isEqualTo("in" + path.substring(3));
    assertThat(identity.from()).isEqualTo(Identity.PATH);
    assertThat(identity.facts()).isEqualTo(PageFacts.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/in/2025-11/14/01.txt",
        "/in/2025/11/14/第01版.txt",
        "/in/20251114/01.txt",
        "/in/某某报/2025-11-14/01.txt",
      })
  void foldersOfDaysGiveDateAndLabelToWhoeverKnowsTheNewspaper(String path) {
    // When
    PageIdentity alone = identities.of(PageFacts.NONE, PageFacts.NONE, place(path));
    PageIdentity known = identities.of("qpb").of(PageFacts.NONE, PageFacts.NONE, place(path));

    // Then
    assertThat(alone.from()).isEqualTo(Identity.PATH);
    assertThat(alone.facts().issueDate()).contains(DATE);
    assertThat(known.pageId()).isEqualTo("青浦报/2025-11-14/01");
  }

  @Test
  void givenComesBeforeTheNameFactByFact() {
    // Given
    PageFacts given = new PageFacts(Optional.empty(), Optional.empty(), Optional.of("A02"));

    // When
    PageIdentity identity =
        identities.of(given, PageFacts.NONE, place("/in/青浦报_2025-11-14_01.txt"));

    // Then
    assertThat(identity.pageId()).isEqualTo("青浦报/2025-11-14/A02");
  }

  @Test
  void readCompletesWhatIsGivenAndNeverContradictsIt() {
    // Given
    PageFacts given = new PageFacts(Optional.of("qpb"), Optional.of(DATE), Optional.empty());
    PageFacts read = PageFacts.of("嘉定报", DATE.plusDays(1), "01");

    // When
    PageIdentity identity = identities.of(given, read, place("/in/a.txt"));

    // Then
    assertThat(identity.pageId()).isEqualTo("青浦报/2025-11-14/01");
    assertThat(identity.from()).isEqualTo(Identity.READ);
  }

  @Test
  void partOfTheFactsIsKeptBesideThePath() {
    // Given
    PageFacts given = new PageFacts(Optional.of("山那边日报"), Optional.of(DATE), Optional.empty());

    // When
    PageIdentity identity = identities.of(given, PageFacts.NONE, place("/in/a.txt"));

    // Then
    assertThat(identity.pageId()).isEqualTo("in/a.txt");
    assertThat(identity.from()).isEqualTo(Identity.PATH);
    assertThat(identity.facts()).isEqualTo(given);
  }

  @Test
  void pagesOfOneFileAreNumberedAndDoNotShareItsLabel() {
    // Given
    PagePlace third =
        new PagePlace(
            "in", "青浦报_2025-11-14_01.txt", "/in/青浦报_2025-11-14_01.txt", OptionalInt.of(3));

    // When
    PageIdentity unread = identities.of(PageFacts.NONE, PageFacts.NONE, third);
    PageIdentity read =
        identities.of(
            PageFacts.NONE,
            new PageFacts(Optional.empty(), Optional.empty(), Optional.of("03")),
            third);

    // Then
    assertThat(unread.pageId()).isEqualTo("in/青浦报_2025-11-14_01.txt#3");
    assertThat(read.pageId()).isEqualTo("青浦报/2025-11-14/03");
  }

  @Test
  void patternOfOneNewspaperNeedsNoName(@TempDir Path folder) throws IOException {
    // Given
    Path own =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            newspapers:
              - name: 嘉定报
                patterns: ['epaper/(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)/node_(?<page>\\d+)']
            """);

    // When
    PageIdentity identity =
        new Identities(Newspapers.with(own))
            .of(PageFacts.NONE, PageFacts.NONE, place("/in/epaper/20251114/node_3.txt"));

    // Then
    assertThat(identity.pageId()).isEqualTo("嘉定报/2025-11-14/3");
  }

  private static PagePlace place(String fullPath) {
    return new PagePlace("in", fullPath.substring("/in/".length()), fullPath, OptionalInt.empty());
  }
}
