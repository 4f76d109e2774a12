package org.bulletin.ingest.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.schemas.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FurnitureReaderTest {

  private static final LocalDate DATE = LocalDate.of(2025, 11, 14);
  private static final String BODY = "昨天上午，城郊的合作社开了仓库，把新到的种子按村分好。\n".repeat(20);

  private final FurnitureReader reader = new FurnitureReader(List.of("青浦报", "嘉定报", "今日嘉定", "浦东时报"));

  @ParameterizedTest
  @CsvSource({
    "青浦报 2025年11月14日 星期五 第01版, 01",
    "青浦报|2025年11月14日|星期五|01版 要闻, 01",
    "《青浦报》　2025年11月14日　周五　第一版：要闻, 01",
    "青 浦 报\\n2025年11月14日 星期五\\n第1版, 01",
    "第A01版 要闻\\n2025年11月14日 星期五\\n青浦报, A01",
    "A01 要闻 2025-11-14 星期五 青浦报, A01",
    "青浦报\\n2025 年 11 月 14 日  星期五  农历乙巳年九月廿五\\n综合 12版, 12",
    "青浦报\\n二〇二五年十一月十四日 星期五 第二十一版, 21",
    "２０２５年１１月１４日 星期五 青浦报 第０２版, 02",
  })
  void folioLinesAreReadAtBothEnds(String folio, String label) {
    // Given
    String lines = folio.replace("\\n", "\n");

    // When
    PageFacts first = reader.read(lines + "\n\n" + BODY, List.of());
    PageFacts last = reader.read(BODY + "\n" + lines, List.of());

    // Then
    assertThat(first).isEqualTo(PageFacts.of("青浦报", DATE, label));
    assertThat(last).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "据青浦报2025年11月14日第01版报道，合作社开了仓库",
        "（下转第02版）",
        "下转 02版",
        "刊2版►",
        "2版",
        "今日8版",
        "共 8 版",
        "2025年11月14日",
        "青浦区人民政府\n2025年11月14日",
        "2025年11月14日 星期四",
        "2025年13月14日 星期五",
        "11月14日 星期五",
        "本报记者 王小明 2025年11月14日",
        "某某报 2025年",
        "青浦报社开展主题活动",
        "第一版图书今天上架",
        "01版 要闻 02版 综合",
      })
  void otherLinesSayNothing(String line) {
    // When, Then
    assertThat(reader.read(line + "\n" + BODY, List.of())).isEqualTo(PageFacts.NONE);
    assertThat(reader.read(BODY + line, List.of())).isEqualTo(PageFacts.NONE);
  }

  @Test
  void twoCandidatesAreNone() {
    // When
    PageFacts facts =
        reader.read("青浦报 2025年11月14日 星期五 第01版\n嘉定报 2025年11月15日 星期六 第02版\n" + BODY, List.of());

    // Then
    assertThat(facts).isEqualTo(PageFacts.NONE);
  }

  @Test
  void factsAreReadOneByOne() {
    // When, Then
    assertThat(reader.read("第03版\n" + BODY, List.of()))
        .isEqualTo(new PageFacts(Optional.empty(), Optional.empty(), Optional.of("03")));
    assertThat(reader.read("嘉定报\n" + BODY, List.of()))
        .isEqualTo(new PageFacts(Optional.of("嘉定报"), Optional.empty(), Optional.empty()));
    assertThat(reader.read("2025年11月14日 星期五\n" + BODY, List.of()))
        .isEqualTo(new PageFacts(Optional.empty(), Optional.of(DATE), Optional.empty()));
  }

  @Test
  void linesInTheMiddleOfThePageAreNoFurniture() {
    // When, Then
    assertThat(reader.read(BODY + "2025年11月14日 星期五 第01版\n" + BODY, List.of()))
        .isEqualTo(PageFacts.NONE);
  }

  @Test
  void placesTellEdgesAndWhatIsBeside() {
    // Given
    Setting page =
        new Setting()
            .line("青", 40, 20, 60, 60)
            .line("浦", 200, 20, 60, 60)
            .line("报", 360, 20, 60, 60)
            .line("2025年11月14日", 40, 100, 80, 10)
            .line("第01版", 500, 100, 40, 10)
            .line("一个很普通的标题", 40, 150, 300, 30)
            .line("星期五", 125, 100, 30, 10)
            .line("2025年11月10日 星期一", 40, 400, 100, 10)
            .line("最后一行正文在这里", 40, 780, 100, 10);

    // When
    PageFacts facts = reader.read(page.text.toString(), page.lines);

    // Then
    assertThat(facts).isEqualTo(PageFacts.of("青浦报", DATE, "01"));
  }

  static Stream<String> seeds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../seeds"))) {
      List<String> pages = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".txt")).toList()) {
        pages.add(Files.readString(file));
      }
      return pages.stream();
    }
  }

  @ParameterizedTest
  @MethodSource
  void seeds(String page) {
    // When, Then
    assertThat(reader.read(page, List.of()).complete()).isFalse();
  }

  private static final class Setting {

    private final StringBuilder text = new StringBuilder();
    private final List<Line> lines = new ArrayList<>();

    Setting line(String line, float x, float y, float width, float size) {
      int start = text.length();
      text.append(line);
      lines.add(new Line(start, text.length(), x, y, width, size, size));
      text.append('\n');
      return this;
    }
  }
}
