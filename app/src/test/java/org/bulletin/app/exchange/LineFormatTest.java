package org.bulletin.app.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.ingest.publish.PageMemory;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.CutPoint;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.Line;
import org.bulletin.schemas.PageState;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Reader;
import org.bulletin.schemas.RememberedPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.SourceOutcome;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LineFormatTest {

  private static final Instant WRITTEN = Instant.parse("2025-11-14T08:30:00.120Z");

  private final LineFormat<RawPage> pages = new LineFormat<>(Asset.PAGES);
  private final LineFormat<Correction> corrections = new LineFormat<>(Asset.CORRECTIONS);

  private static RawPage page() {
    return RawPage.newBuilder()
        .setPageId("某报/2025-11-14/01")
        .setSource("file:///in/01.pdf")
        .setNewspaper("某报")
        .setIssueDate(LocalDate.of(2025, 11, 14))
        .setPageLabel("01")
        .setPageNumber(1)
        .setIdentity(Identity.GIVEN)
        .setMediaType("application/pdf")
        .setReader(new Reader("pdf", "3"))
        .setText("开闸放水\n“引号”与\t制表")
        .setLines(List.of(new Line(0, 4, 12.1f, 0.3f, 1e-7f, 841.89f, 33.333332f)))
        .setContentHash("ab12")
        .setIngestedAt(Instant.parse("2025-11-14T08:29:59.001Z"))
        .setMetadata(Map.of("url", "u", "archive_entry", "a/01.pdf"))
        .build();
  }

  private static PageMemory memory() {
    return new PageMemory(
        Source.newBuilder()
            .setUri("file:///in/01.pdf")
            .setSize(17)
            .setModifiedAt(Instant.parse("2025-11-01T00:00:00Z"))
            .setHash("cd34")
            .setCollection("in")
            .setPages(
                List.of(new RememberedPage("某报/2025-11-14/01", PageState.LIVE, "ab12", "ef56", "")))
            .setOutcome(SourceOutcome.PUBLISHED)
            .build(),
        3);
  }

  @Test
  void pageComesBackWithEveryField() throws BadLineException {
    // Given
    ExportLine<RawPage> line = new ExportLine<>(page(), WRITTEN, Optional.of(memory()));

    // When
    String written = pages.write(line);

    // Then
    assertThat(pages.read(bytes(written))).isEqualTo(line);
    assertThat(written)
        .doesNotContain("\n")
        .contains(
            "\"newspaper\":\"某报\"",
            "\"issue_date\":\"2025-11-14\"",
            "\"page_number\":1",
            "\"ingested_at\":\"2025-11-14T08:29:59.001Z\"",
            "\"timestamp\":\"2025-11-14T08:30:00.120Z\"");
  }

  @Test
  void correctionKeepsWhatIsNullApartFromWhatIsEmpty() throws BadLineException {
    // Given
    Correction correction =
        Correction.newBuilder()
            .setArticleId("某报/2025-11-14/01#0123456789ab")
            .setPageId("某报/2025-11-14/01")
            .setHeadlineLines(List.of())
            .setAuthors(null)
            .setSplitAt(List.of(new CutPoint(4, "开头")))
            .setMadeAt(WRITTEN)
            .build();
    ExportLine<Correction> line = new ExportLine<>(correction, WRITTEN, Optional.empty());

    // When
    String written = corrections.write(line);

    // Then
    assertThat(corrections.read(bytes(written))).isEqualTo(line);
    assertThat(written).contains("\"headline_lines\":[]", "\"authors\":null");
  }

  @Test
  void fieldsThatOlderExportsLackHaveTheirDefaults() throws BadLineException {
    // Given
    String line = "{\"page_id\":\"a/b\",\"text\":\"甲\",\"timestamp\":\"2025-11-14T08:30:00Z\"}";

    // When
    RawPage page = pages.read(bytes(line)).value();

    // Then
    assertThat(page).isEqualTo(RawPage.newBuilder().setPageId("a/b").setText("甲").build());
  }

  /** What is put in the place of a part of a good line, and the sentence. */
  static Stream<Arguments> badLines() {
    return Stream.of(
        arguments("{\"page_id\"", "{page_id", "it is no JSON"),
        arguments("{\"page_id\"", "[\"page_id\"", "it is no JSON"),
        arguments(
            "\"2025-11-14\"",
            "\"2025-02-30\"",
            "field issue_date: it is \"2025-02-30\", not a date such as 2025-11-14"),
        arguments(
            "\"page_number\":1",
            "\"page_number\":\"1\"",
            "field page_number: it is \"1\", not a whole number"),
        arguments(
            "\"page_number\":1",
            "\"page_number\":1.5",
            "field page_number: it is 1.5, not a whole number"),
        arguments(
            "\"GIVEN\"",
            "\"GUESSED\"",
            "field identity: it is \"GUESSED\", not one of GIVEN, READ, PATH, UNKNOWN"),
        arguments("\"x\":12.1", "\"x\":null", "field lines[0].x: it is null, not a number"),
        arguments("\"x\":12.1", "\"left\":12.1", "field lines[0].left: there is no such field"),
        arguments("\"url\":\"u\"", "\"url\":7", "field metadata.url: it is 7, not a string"),
        arguments(
            "\"retracted\":false",
            "\"retracted\":\"no\"",
            "field retracted: it is \"no\", not true or false"),
        arguments(
            "\"retracted\":false", "\"retracted\":true", "field text: a retracted page has none"),
        arguments("\"media_type\"", "\"mediatype\"", "field mediatype: there is no such field"),
        arguments("08:30:00.120Z", "8 o'clock", "field timestamp: it is"),
        arguments(",\"timestamp\":", ",\"page_label\":", "Duplicate field 'page_label'"),
        arguments(
            "\"某报/2025-11-14/01\",\"source\"",
            "\"\",\"source\"",
            "field page_id: it is missing or empty"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("badLines")
  void badFieldIsNamed(String good, String bad, String sentence) {
    // Given
    String line = pages.write(new ExportLine<>(page(), WRITTEN, Optional.empty()));
    assertThat(line).contains(good);

    // When, Then
    assertThatThrownBy(() -> pages.read(bytes(line.replace(good, bad))))
        .isInstanceOf(BadLineException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    // Given
    byte[] line =
        "{\"page_id\":\"a/é\",\"timestamp\":\"2025-11-14T08:30:00Z\"}"
            .getBytes(StandardCharsets.ISO_8859_1);

    // When, Then
    assertThatThrownBy(() -> pages.read(line)).hasMessageContaining("it is no JSON: Invalid UTF-8");
  }

  @Test
  void textThatIngestWouldRefuseIsRefused() {
    // Given
    RawPage large =
        RawPage.newBuilder(page()).setText("字".repeat(Topics.MAX_PAGE_TEXT_BYTES / 3 + 1)).build();
    String line = pages.write(new ExportLine<>(large, WRITTEN, Optional.empty()));

    // When, Then
    assertThatThrownBy(() -> pages.read(bytes(line)))
        .hasMessageContaining("field text: it has 1048578 bytes of UTF-8, more than 1048576");
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
