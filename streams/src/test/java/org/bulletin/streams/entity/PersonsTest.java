package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonsTest {

  private static final EntityFinder FINDER = new BulletinEntityFinder(List.of());

  @ParameterizedTest
  @CsvSource({
    "区委书记邱连山用一天半时间走访企业。, 邱连山",
    "镇妇联主席覃秀芝舀第一碗给他。, 覃秀芝",
    "退休教师梅雨和三名乡贤轮流坐庄。, 梅雨",
    "市纪委书记匡正通报了典型案件。, 匡正",
    "副区长高原致辞。, 高原",
    "镇长谢田野还没下山。, 谢田野"
  })
  void aNameEndsWhereWhatFollowsReadsOn(String text, String name) {
    // When
    EntityFinder.Findings findings = FINDER.find(Articles.of(text));

    // Then
    assertThat(Articles.forms(findings, EntityType.PERSON)).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "退休教师郭云海来了。, 郭云海, 退休教师",
    "'区委副书记、代区长苏立柱参加。', 苏立柱, 代区长",
    "第五代传人郭百岁说。, 郭百岁, 第五代传人",
    "挡车工郭云海说。, 郭云海, 挡车工",
    "德国商人郭云海说。, 郭云海, 商人",
    "来的调试工程师郭云海说。, 郭云海, 调试工程师"
  })
  void anOfficeHoldsWhatIsSaidOfIt(String text, String name, String office) {
    // When
    EntityFinder.Findings findings = FINDER.find(Articles.of(text));

    // Then
    assertThat(Articles.positions(findings, name)).contains(office);
  }

  @ParameterizedTest
  @CsvSource({
    "会议决定任命郭云海为区数据局局长。, 区数据局局长",
    "免去郭云海的县民政局局长职务。, 县民政局局长",
    "村民郭云海应邀担任裁判长。, 裁判长",
    "'村民郭云海今年63岁，是县棉纺厂的退休挡车工。', 退休挡车工",
    "村民郭云海说。他当过接生员。, 接生员"
  })
  void whatFollowsANameGivesItOffices(String text, String office) {
    // When
    EntityFinder.Findings findings = FINDER.find(Articles.of(text));

    // Then
    assertThat(Articles.positions(findings, "郭云海")).contains(office);
  }

  @Test
  void personsWithoutAnythingToDoHoldNoOffice() {
    // Given
    String text = "家长郭云海在本上写道，芹菜老。";

    // When
    EntityFinder.Findings findings = FINDER.find(Articles.of(text));

    // Then
    assertThat(Articles.positions(findings, "郭云海")).isEmpty();
  }

  @Test
  void whoIsCreditedIsNoPersonOfTheArticle() {
    // Given
    String text = "本报讯（记者 郭云海）昨天下雨。";

    // When
    EntityFinder.Findings findings = FINDER.find(Articles.of(text));

    // Then
    assertThat(Articles.forms(findings, EntityType.PERSON)).isEmpty();
  }
}
