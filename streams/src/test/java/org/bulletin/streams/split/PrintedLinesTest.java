package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bulletin.streams.split.PageText.TextLine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintedLinesTest {

  private static final float BODY = 10;
  private static final float TITLE = 24;

  private final List<Placed> page = new ArrayList<>();

  private record Placed(String text, float x, float y, float size) {}

  @Test
  void columnsBelowAHeadlineAreReadOneAfterTheOther() {
    // Given
    set("两栏之上的标题", 50, 40, TITLE);
    column(50, 80, "甲一", "甲二", "甲三");
    column(200, 80, "乙一", "乙二", "乙三");

    // When, Then
    assertThat(read()).containsExactly("两栏之上的标题", "甲一", "甲二", "甲三", "乙一", "乙二", "乙三");
  }

  @Test
  void articlesSideBySideAreReadOneAfterTheOther() {
    // Given
    set("左边文章的标题", 50, 40, TITLE);
    column(50, 80, "甲一", "甲二");
    column(150, 80, "乙一", "乙二");
    set("右边文章的标题", 300, 40, TITLE);
    column(300, 80, "丙一", "丙二");
    column(400, 80, "丁一", "丁二");

    // When, Then
    assertThat(read())
        .containsExactly("左边文章的标题", "甲一", "甲二", "乙一", "乙二", "右边文章的标题", "丙一", "丙二", "丁一", "丁二");
  }

  @Test
  void headlineOverAllColumnsPartsWhatIsAboveFromWhatIsBelow() {
    // Given
    column(50, 40, "甲一", "甲二");
    column(200, 40, "乙一", "乙二");
    set("横贯整版的一个长长的大标题", 50, 100, TITLE);
    column(50, 150, "丙一", "丙二");
    column(200, 150, "丁一", "丁二");

    // When, Then
    assertThat(read())
        .containsExactly("甲一", "甲二", "乙一", "乙二", "横贯整版的一个长长的大标题", "丙一", "丙二", "丁一", "丁二");
  }

  @Test
  void firstLinesOfParagraphsAreIndented() {
    // Given
    set("第一段的第一行", 70, 40, BODY);
    set("第一段的第二行在此", 50, 54, BODY);
    set("第二段的第一行", 70, 68, BODY);

    // When
    List<Line> lines = lines();

    // Then
    assertThat(lines).extracting(Line::indent).containsExactly(2, 0, 2);
    assertThat(lines).extracting(Line::blankLines).containsExactly(1, 0, 0);
  }

  @Test
  void pageWithoutPlacesIsReadInTheOrderOfItsText() {
    // When
    List<Line> lines = LineReader.read(PageText.of("一\n\n二\n三"));

    // Then
    assertThat(lines).extracting(Line::text).containsExactly("一", "二", "三");
    assertThat(lines).extracting(Line::blankLines).containsExactly(0, 1, 0);
  }

  private void column(float x, float y, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      set(texts[i], x, y + i * 14, BODY);
    }
  }

  private void set(String text, float x, float y, float size) {
    page.add(new Placed(text, x, y, size));
  }

  private List<String> read() {
    return lines().stream().map(Line::text).toList();
  }

  /** As an extraction gives them: row by row over all columns. */
  private List<Line> lines() {
    List<Placed> rows =
        page.stream()
            .sorted(Comparator.comparingDouble(Placed::y).thenComparingDouble(Placed::x))
            .toList();
    StringBuilder text = new StringBuilder();
    List<TextLine> places = new ArrayList<>();
    for (Placed placed : rows) {
      Range range = new Range(text.length(), text.length() + placed.text().length());
      float width = placed.text().length() * placed.size();
      places.add(new TextLine(range, placed.x(), placed.y(), width, placed.size(), placed.size()));
      text.append(placed.text()).append('\n');
    }
    return LineReader.read(new PageText(text.toString(), places));
  }
}
