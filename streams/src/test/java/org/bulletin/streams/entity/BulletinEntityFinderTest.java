package org.bulletin.streams.entity;

import java.util.List;
import org.bulletin.schemas.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class BulletinEntityFinderTest {

  private static final EntityFinder FINDER = new BulletinEntityFinder(List.of());

  @Test
  void everyOfficeOfALeaderIsFound() {
    // Given
    var article = Articles.of("县委副书记、县长缑海燕主持会议，县政协主席亓建新出席。缑海燕指出，要抓紧落实。");

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.positions(findings, "缑海燕")).containsExactlyInAnyOrder("县委副书记", "县长");
    assertThat(Articles.positions(findings, "亓建新")).containsExactly("县政协主席");
  }

  @Test
  void anOfficeHoldsForAWholeList() {
    // Given
    var article = Articles.of("副市长昝立新、逄晓东、欧阳蕙参加活动。");

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.forms(findings, EntityType.PERSON))
        .containsExactlyInAnyOrder("昝立新", "逄晓东", "欧阳蕙");
    assertThat(Articles.positions(findings, "欧阳蕙")).containsExactly("副市长");
  }

  @Test
  void datesAmountsAndTitlesAreFound() {
    // Given
    var article = Articles.of("12月7日至8日，会议审议《全县农田建设方案》，总投资约3.2亿元。");

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.forms(findings, EntityType.DATE)).containsExactly("12月7日至8日");
    assertThat(Articles.forms(findings, EntityType.MONEY)).containsExactly("约3.2亿元");
    assertThat(Articles.forms(findings, EntityType.DOCUMENT)).containsExactly("《全县农田建设方案》");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u0000\uffff", "《《《《", "·····", "（（（记者", "😀\ud83d书记王", "、、、、和和和"})
  void anyTextGivesAResult(String text) {
    // Given
    var article = Articles.of(text, text.repeat(1000));

    // When, Then
    assertThatCode(() -> FINDER.find(article)).doesNotThrowAnyException();
  }
}
