package org.bulletin.streams.split;

import java.util.List;
import org.bulletin.streams.split.PageReference.Kind;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Jump lines in the forms that newspapers print them in. */
class JumpLinesTest {

  private static final String REPORT =
      """
      县里召开秋粮收购工作会议

      记者 王一

      10月8日上午，县里召开秋粮收购工作会议，部署今年的收购工作。县委书记李二出席会议并讲话，县长赵三主持会议。

      李二指出，要把收购当作头等大事，做到有人收粮、有钱收粮、有仓收粮，绝不让农民卖粮难。
      """;

  @ParameterizedTest
  @CsvSource({
    "下转2版, CONTINUED_ON, 2",
    "（下转02版①）, CONTINUED_ON, 02",
    "▶▶下转3版, CONTINUED_ON, 3",
    "下转2版▶, CONTINUED_ON, 2",
    "紧接第二版, CONTINUED_ON, 2",
    "下接A4版, CONTINUED_ON, A4",
    "转2版, CONTINUED_ON, 2",
    "◀◀上接A01版, CONTINUED_FROM, A01",
    "（紧接第一版）, CONTINUED_FROM, 1",
    "（上接01版②）, CONTINUED_FROM, 01",
    "刊2版►, SEE, 2",
    "▶详见3版, SEE, 3"
  })
  void aLineOfItsOwnIsRead(String line, Kind kind, String page) {
    // When
    PageReference reference = PageReference.read(line).orElseThrow();

    // Then
    assertThat(reference.kind()).isEqualTo(kind);
    assertThat(reference.page()).isEqualTo(page);
    assertThat(reference.marked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "（上接A01版）“我先检讨。”他说。, 8",
    "（上接第一版）……不少村民说好。, 7",
    "◀◀上接1版 蟹越养越大。, 7",
    "（紧接第2版）回村以后。, 7",
    "（下转第2版）回村以后。, 0",
    "本版编辑说，稿件很多。, 0",
    "上接1版, 0"
  })
  void aTextMayBeginWithItsOrigin(String text, int length) {
    assertThat(Continuity.originLength(text)).isEqualTo(length);
  }

  @Test
  void aTextThatBeginsWithItsOriginBeginsAnArticle() {
    // Given
    String page = REPORT + "\n（上接A01版）回，没有商量余地。收回来的地，优先保障先进制造业项目，由区发改委牵头办理。\n\n区有关部门负责人列席会议。\n";

    // When
    List<CutArticle> articles = new PageSplitter().split(PageText.of(page)).articles();

    // Then
    assertThat(articles).hasSize(2);
    assertThat(articles.get(1).continuedFrom()).contains("A01");
    assertThat(articles.get(1).paragraphs().get(0).text().text()).startsWith("（上接A01版）回");
  }

  @Test
  void whatStandsOnBothSidesOfACutSendsOnBehindATextAndComesFromElsewhereBehindATitle() {
    // Given
    String page =
        REPORT + "\n（紧接第三版）\n\n把好事办到家门口\n\n（紧接第二版）\n\n不少村民说，路修好了，果子再也不愁卖。合作社还请来了技术员，手把手教大家修枝。\n";

    // When
    List<CutArticle> articles = new PageSplitter().split(PageText.of(page)).articles();

    // Then
    assertThat(articles).hasSize(2);
    assertThat(articles.get(0).continuedOn()).contains("3");
    assertThat(articles.get(0).continuedFrom()).isEmpty();
    assertThat(articles.get(1).continuedOn()).isEmpty();
    assertThat(articles.get(1).continuedFrom()).contains("2");
  }

  @ParameterizedTest
  @CsvSource({
    "绝不让农民卖粮, 难。, true",
    "绝不让农民卖粮难。, 会议还研究了其他事项。, false",
    "他说：“先修渠。, 再引水。”, true",
    "他说：“先修渠。”, 会后大家去了渠首。, false",
    "城乡“厕所革命”, 全面铺开。, true"
  })
  void aCutGoesThroughASentenceOrBetweenTwo(String before, String after, boolean inside) {
    assertThat(Continuity.insideSentence(before, after)).isEqualTo(inside);
  }
}
