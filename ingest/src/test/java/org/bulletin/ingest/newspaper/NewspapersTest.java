package org.bulletin.ingest.newspaper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NewspapersTest {

  @TempDir Path folder;

  @Test
  void knowsNewspapersByDefault() {
    // Given
    Newspapers newspapers = Newspapers.defaults();

    // When
    Newspaper newspaper = newspapers.find("青浦报").orElseThrow();

    // Then
    assertThat(newspaper.district()).contains("青浦区");
    assertThat(newspaper.city()).contains("上海市");
    assertThat(newspapers.all()).hasSizeGreaterThan(24);
    assertThat(newspapers.all())
        .allSatisfy(
            each -> {
              assertThat(each.district().orElseThrow()).matches(".+[区市县]");
              assertThat(each.city().orElseThrow()).endsWith("市");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"青浦报", " 青浦报 ", "qpb", "QPB", "ｑｐｂ"})
  void findsANewspaperByAnyOfItsNames(String name) {
    // When
    var found = Newspapers.defaults().find(name);

    // Then
    assertThat(found).map(Newspaper::name).contains("青浦报");
  }

  @Test
  void ownFileExtendsAndOverrides() throws IOException {
    // Given
    Path own =
        file(
            """
            patterns: ['(?<newspaper>[^/]+)~(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)']
            newspapers:
              - {name: 青浦报, weekdays: [TUESDAY, FRIDAY], pages: 4}
              - {name: 山那边日报, codes: [snb], district: 山那边县}
            """);

    // When
    Newspapers newspapers = Newspapers.with(own);

    // Then
    Newspaper qingpu = newspapers.find("qpb").orElseThrow();
    assertThat(qingpu.district()).contains("青浦区");
    assertThat(qingpu.weekdays()).containsExactlyInAnyOrder(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
    assertThat(qingpu.pages()).hasValue(4);
    assertThat(newspapers.find("SNB").orElseThrow().name()).isEqualTo("山那边日报");
    assertThat(newspapers.patterns().get(0).toString()).contains("~");
    assertThat(newspapers.patterns().size()).isEqualTo(Newspapers.defaults().patterns().size() + 1);
  }

  @Test
  void emptyFileChangesNothing() throws IOException {
    // Given
    Path own = file("# nothing yet\n");

    // When
    Newspapers newspapers = Newspapers.with(own);

    // Then
    assertThat(newspapers.all()).hasSameSizeAs(Newspapers.defaults().all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          newspapers: [{name: 甲报, citty: 上海市}]                       | citty
          newspapers: [{city: 上海市}]                                    | has no name
          newspapers: [{name: 甲报, codes: [qpb]}]                        | qpb is a name of both
          newspapers: [{name: 甲报, pages: 0}]                            | 0 pages
          newspapers: [{name: 甲报, weekdays: [SOMEDAY]}]                 | SOMEDAY
          newspapers: [{name: 甲报, name: 乙报}]                          | uplicate
          patterns: ['(?<paper>x)']                                       | group paper
          patterns: ['(?<year>\\d+)']                                     | year, month and day
          patterns: ['(']                                                 | no regular expression
          newspapers: [                                                   | line
          """)
  void wrongFileIsRefusedWithASentence(String yaml, String expected) throws IOException {
    // Given
    Path own = file(yaml);

    // When, Then
    assertThatThrownBy(() -> Newspapers.with(own))
        .isInstanceOf(NewspapersException.class)
        .hasMessageContaining(own.toString())
        .hasMessageContaining(expected);
  }

  @Test
  void missingFileIsRefused() {
    // Given
    Path own = folder.resolve("nowhere.yaml");

    // When, Then
    assertThatThrownBy(() -> Newspapers.with(own)).hasMessageContaining("does not exist");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), yaml);
  }
}
