package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.ReaderOptions;
import org.bulletin.ingest.read.RefusedException;
import org.bulletin.schemas.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PdfReaderTest {

  private static final String LEFT = "春耕时节城郊的合作社一早开了仓库把新到的种子按村分好";
  private static final String RIGHT = "图书馆新楼今天开放读者可以在三层的长桌旁读到本地报纸";
  private static final String THIRD = "河道保洁员老周每天清晨划船出门午后才把打捞的水草运走";

  private final PdfReader reader =
      new PdfReader(new FurnitureReader(Set.of("青浦报")), ReaderOptions.DEFAULTS);

  @BeforeAll
  static void font() {
    ChineseFont.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(floats = {10, 14, 20})
  void columnsNeverStandInOneLine(float gutter) throws RefusedException, IOException {
    // Given
    PdfPages.Sheet sheet =
        PdfPages.page(400, 300)
            .line(40, 30, 24, "横贯三栏的一个标题")
            .columns(40, 80, 10, 90, gutter, 1, 200, List.of(LEFT, LEFT))
            .columns(130 + gutter, 80, 10, 90, gutter, 1, 200, List.of(RIGHT, RIGHT))
            .columns(220 + 2 * gutter, 80, 10, 90, gutter, 1, 200, List.of(THIRD, THIRD))
            .rowByRow();
    byte[] pdf = PdfPages.pdf(sheet);

    // When
    ReadPage page = read(pdf);

    // Then
    List<String> printed =
        sheet.texts().stream().map(text -> text.text().replace("\u3000", "")).toList();
    assertThat(textOfLines(page)).containsExactlyInAnyOrderElementsOf(printed);
    assertThat(plainExtraction(pdf, true)).doesNotContainAnyElementsOf(printed.subList(3, 6));
    assertThat(plainExtraction(pdf, false)).doesNotContainAnyElementsOf(printed.subList(3, 6));
    assertThat(page.text().replaceAll("[\\s\u3000]", ""))
        .contains(LEFT + LEFT)
        .contains(THIRD + THIRD);
  }

  @Test
  void firstLinesOfParagraphsKeepTheirIndent() throws RefusedException {
    // Given
    byte[] pdf =
        PdfPages.pdf(
            PdfPages.page(400, 300).columns(40, 60, 10, 100, 15, 1, 200, List.of(LEFT, RIGHT)));

    // When
    ReadPage page = read(pdf);

    // Then
    assertThat(page.text())
        .startsWith("\u3000\u3000春耕时节城郊的合\n作社一早开了仓库把新\n")
        .contains("\n\u3000\u3000图书馆新楼今天开\n放");
    assertThat(textOfLines(page)).startsWith("春耕时节城郊的合", "作社一早开了仓库把新");
  }

  @Test
  void linesSayWhereTheyStand() throws RefusedException {
    // Given
    byte[] pdf = PdfPages.pdf(PdfPages.page(500, 700).line(60, 90, 20, "天气转凉"));

    // When
    ReadPage page = read(pdf);

    // Then
    assertThat(page.text()).isEqualTo("天气转凉\n");
    Line line = page.lines().get(0);
    assertThat(page.text().substring(line.getStart(), line.getEnd())).isEqualTo("天气转凉");
    assertThat(line.getX()).isCloseTo(60, within(0.5f));
    assertThat(line.getY()).isCloseTo(90, within(0.5f));
    assertThat(line.getWidth()).isCloseTo(80, within(1f));
    assertThat(line.getHeight()).isCloseTo(20, within(0.5f));
    assertThat(line.getFontSize()).isCloseTo(20, within(0.1f));
  }

  @Test
  void turnedPageIsReadAsItIsShown() throws RefusedException {
    // Given
    byte[] pdf = PdfPages.pdf(PdfPages.page(700, 500).line(60, 90, 20, "天气转凉").turned(90));

    // When
    ReadPage page = read(pdf);

    // Then
    assertThat(page.text()).isEqualTo("天气转凉\n");
    Line line = page.lines().get(0);
    assertThat(line.getX()).isCloseTo(500 - 90 - 20, within(0.5f));
    assertThat(line.getY()).isCloseTo(60, within(0.5f));
    assertThat(line.getWidth()).isCloseTo(20, within(0.5f));
    assertThat(line.getHeight()).isCloseTo(80, within(1f));
  }

  @Test
  void verticalTitleIsALineForEachColumnFromTheRight() throws RefusedException {
    // Given
    byte[] pdf =
        PdfPages.pdf(
            PdfPages.page(400, 300)
                .columns(40, 60, 10, 100, 15, 2, 200, List.of(LEFT, RIGHT))
                .vertical(330, 50, 22, 110, "老街新生记一座城的早晨"));

    // When
    ReadPage page = read(pdf);

    // Then
    assertThat(page.text()).contains("老街新生记\n一座城的早\n晨\n");
    assertThat(page.text().replaceAll("[\\s\u3000]", "")).contains(LEFT).contains(RIGHT);
  }

  @Test
  void glyphsDrawnTwiceAreReadOnce() throws RefusedException {
    // Given
    byte[] pdf =
        PdfPages.pdf(PdfPages.page(400, 300).line(40, 40, 16, "人人都说好好学习 2025 WWW").bold(0.4f));

    // When, Then
    assertThat(read(pdf).text()).isEqualTo("人人都说好好学习 2025 WWW\n");
  }

  @Test
  void spacedLinesHaveNoBlanksAndBylinesKeepTheirs() throws RefusedException {
    // Given
    byte[] spaced = PdfPages.pdf(PdfPages.page(400, 300).line(40, 40, 16, "重要新闻一览").spaced(8));
    byte[] byline =
        PdfPages.pdf(PdfPages.page(400, 300).line(40, 40, 10, "本报记者\u3000王小明\u3000通讯员 李华"));

    // When, Then
    assertThat(read(spaced).text()).isEqualTo("重要新闻一览\n");
    assertThat(read(byline).text()).isEqualTo("本报记者 王小明 通讯员 李华\n");
  }

  @Test
  void furnitureIsReadFromItsPlace() throws RefusedException {
    // Given
    byte[] pdf =
        PdfPages.pdf(
            PdfPages.page(600, 800)
                .line(200, 30, 60, "青浦报")
                .line(40, 110, 10, "2025年11月14日  星期五")
                .line(480, 110, 10, "第01版")
                .line(40, 160, 30, "一个很普通的标题")
                .block(40, 220, 9, 350, LEFT.repeat(50)));

    // When, Then
    assertThat(read(pdf).furniture())
        .isEqualTo(PageFacts.of("青浦报", LocalDate.of(2025, 11, 14), "01"));
  }

  @Test
  void eachPageOfAFileIsAPage() throws RefusedException {
    // Given
    PdfPages.Sheet[] sheets =
        IntStream.rangeClosed(1, 8)
            .mapToObj(n -> PdfPages.page(300, 300).line(40, 40, 12, n == 5 ? "" : "第" + n + "页"))
            .toArray(PdfPages.Sheet[]::new);

    // When
    var reading = reader.read(PdfPages.pdf(sheets));

    // Then
    assertThat(reading.pages())
        .extracting(ReadPage::number)
        .containsExactly(
            IntStream.of(1, 2, 3, 4, 6, 7, 8)
                .mapToObj(OptionalInt::of)
                .toArray(OptionalInt[]::new));
    assertThat(reading.refused()).hasSize(1);
    assertThat(reading.refused().get(0).number()).isEqualTo(5);
    assertThat(reading.refused().get(0).reason()).contains("it holds no text").contains("--ocr");
  }

  private ReadPage read(byte[] pdf) throws RefusedException {
    var reading = reader.read(pdf);
    assertThat(reading.refused()).isEmpty();
    assertThat(reading.pages()).hasSize(1);
    return reading.pages().get(0);
  }

  private static List<String> textOfLines(ReadPage page) {
    return page.lines().stream()
        .map(line -> page.text().substring(line.getStart(), line.getEnd()))
        .toList();
  }

  private static List<String> plainExtraction(byte[] pdf, boolean sorted) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(sorted);
      return Arrays.stream(stripper.getText(document).split("\n", -1)).map(String::strip).toList();
    }
  }
}
