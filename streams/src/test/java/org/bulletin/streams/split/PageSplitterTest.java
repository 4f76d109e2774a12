package org.bulletin.streams.split;

import java.util.List;
import java.util.Map;
import org.bulletin.streams.split.Phrasing.Question;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Small pages, each with one thing that is easily read wrong. */
class PageSplitterTest {

  private static final Splitter SPLITTER = new PageSplitter();

  private static final String REPORT =
      """
      县里召开秋粮收购工作会议

      记者 王一

      10月8日上午，县里召开秋粮收购工作会议，部署今年的收购工作。县委书记李二出席会议并讲话，县长赵三主持会议。

      李二指出，要把收购当作头等大事，做到有人收粮、有钱收粮、有仓收粮，绝不让农民卖粮难。

      县领导周四、吴五参加会议。
      """;

  @Test
  void turnsOfAConversationAreNoTitles() {
    // Given
    String page =
        """
        老人办证要带什么？

        记者 孙六

        为方便老人办证，记者采访了县政务服务中心主任钱七。

        问：老人证在哪里办？

        答：带上身份证，到户口所在地的社区就可以办，当场领证。

        问：可以代办吗？

        答：可以，行动不便的老人由网格员上门代办，不收一分钱。
        """;

    // When
    List<CutArticle> articles = split(page);

    // Then
    assertThat(articles).hasSize(1);
    assertThat(body(articles.get(0))).hasSize(5).contains("问：老人证在哪里办？", "问：可以代办吗？");
  }

  @Test
  void aDateInsideAColumnIsNoFurniture() {
    // Given
    String page =
        """
        渡口停航通告

        因码头改造，经县交通运输局批准，渡船自
        2025年11月20日零时至12月5日二十四
        时停止运营，行人请从大桥绕行，不便之处，
        敬请谅解。
        """;

    // When
    Splitting splitting = SPLITTER.split(PageText.of(page));

    // Then
    assertThat(splitting.leftovers()).isEmpty();
    assertThat(splitting.articles()).hasSize(1);
  }

  @Test
  void aBodyMaySignForWhomItSends() {
    // Given
    String page = REPORT.replace("周四、吴五参加会议。", "周四、吴五参加会议。（县粮食收储中心 郑八）").replace("记者 王一\n\n", "");

    // When
    List<CutArticle> articles = split(page);

    // Then
    assertThat(articles).hasSize(1);
    assertThat(articles.get(0).authors()).extracting(Splitting.Author::name).containsExactly("郑八");
  }

  @Test
  void aTextThatGoesOnFromAnotherPageBeginsAnArticle() {
    // Given
    String page = REPORT + "\n把好事办到家门口\n\n（上接第1版）\n\n……不少村民说，路修好了，果子再也不愁卖。合作社还请来了技术员，手把手教大家修枝。\n";

    // When
    List<CutArticle> articles = split(page);

    // Then
    assertThat(articles).hasSize(2);
    assertThat(articles.get(1).headline()).extracting(Text::text).containsExactly("把好事办到家门口");
    assertThat(articles.get(1).continuedFrom()).contains("1");
  }

  @Test
  void aPictureWithAShortTextIsPhotoNews() {
    // Given
    String page = REPORT + "\n梯田披金\n\n10月6日，山后村的梯田稻谷金黄，村民正在抢收。今年全村收稻谷六十万斤，比去年多一成。\n\n记者 冯九 摄\n";

    // When
    List<CutArticle> articles = split(page);

    // Then
    assertThat(articles).extracting(CutArticle::kind).contains(Kind.PHOTO_NEWS);
  }

  @Test
  void anNGramCountsOnceAText() {
    // Given
    Phrasing phrasing = new Phrasing(Map.of("会", new float[] {1, 2, 3, 4}));

    // When
    Wording wording = phrasing.of("会议会");

    // Then
    assertThat(wording.of(Question.TITLE)).isEqualTo(1);
    assertThat(wording.of(Question.OPENING)).isEqualTo(4);
  }

  @Test
  void nothingThatAWordingSaysIsCertain() {
    // Given
    Phrasing phrasing = new Phrasing(Map.of("^近", new float[] {0, 50, 0, 0}));

    // When
    double lead = phrasing.of("近日，县里开了会。").of(Question.LEAD);

    // Then
    assertThat(lead).isEqualTo(6);
    assertThat(phrasing.of("县里近日开了会。").of(Question.LEAD)).isZero();
  }

  private static List<CutArticle> split(String page) {
    return SPLITTER.split(PageText.of(page)).articles();
  }

  private static List<String> body(CutArticle article) {
    return article.paragraphs().stream().map(Paragraph::text).map(Text::text).toList();
  }
}
