package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The seeds' paragraphs set in columns, drawn row by row: every line that was set is read. */
class ColumnsTest {

  private final PdfReader reader =
      new PdfReader(new FurnitureReader(Set.of()), ReaderOptions.DEFAULTS);

  @BeforeAll
  static void font() {
    ChineseFont.assumeInstalled();
  }

  @ParameterizedTest(name = "{0} columns, gutters of {1} points at a size of 10")
  @CsvSource({"2, 15", "3, 8", "4, 10", "4, 12", "5, 15", "5, 20"})
  void everyLineIsReadAsItWasSet(int columns, float gutter) throws IOException, RefusedException {
    for (List<String> paragraphs : seeds()) {
      // Given
      float width = (985 - (columns - 1) * gutter) / columns;
      PdfPages.Sheet sheet =
          PdfPages.page(1105, 2200)
              .columns(60, 310, 10, width, gutter, columns, 1800, paragraphs)
              .rowByRow();

      // When
      ReadPage page = reader.read(PdfPages.pdf(sheet)).pages().get(0);

      // Then
      List<String> read =
          page.lines().stream()
              .map(line -> page.text().substring(line.getStart(), line.getEnd()))
              .map(ColumnsTest::withoutBlanks)
              .toList();
      assertThat(read)
          .containsExactlyInAnyOrderElementsOf(
              sheet.texts().stream().map(text -> withoutBlanks(text.text())).toList());
      assertThat(withoutBlanks(page.text())).isEqualTo(withoutBlanks(String.join("", paragraphs)));
    }
  }

  private static List<List<String>> seeds() throws IOException {
    List<List<String>> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../seeds"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
        seeds.add(
            Files.readString(file)
                .replace("►", "") // not in the font
                .lines()
                .map(String::strip)
                .filter(line -> line.length() > 30)
                .toList());
      }
    }
    return seeds;
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("[\\s\\u3000]", "");
  }
}
