package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.schemas.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

  private static final EntityFinder FINDER = new BulletinEntityFinder(List.of());

  @ParameterizedTest
  @CsvSource({
    "3月5日，县委书记到县农业农村局调研。, 县农业农村局",
    "会议由县人大常委会、县教育局联合召开。, 县教育局",
    "浙江青禾竹业有限公司投资2亿元建厂。, 浙江青禾竹业有限公司",
    "市第二人民医院的医生来到村里义诊。, 市第二人民医院"
  })
  void organizationsBeginWhereTheirNamesDo(String text, String name) {
    // Given
    var article = Articles.of(text);

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.forms(findings, EntityType.ORGANIZATION)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"记者来到石塘镇采访。, 石塘镇", "施工车辆请绕行青石路。, 青石路", "大家沿着清溪河走了一圈。, 清溪河", "孩子们在桃源小区玩耍。, 桃源小区"})
  void placesBeginWhereTheirNamesDo(String text, String name) {
    // Given
    var article = Articles.of(text);

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.forms(findings, EntityType.PLACE)).contains(name);
  }

  @Test
  void numberedMeetingsAreEvents() {
    // Given
    var article = Articles.of("3月5日，清溪县第十八届人民代表大会第四次会议开幕。");

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.forms(findings, EntityType.EVENT)).containsExactly("清溪县第十八届人民代表大会第四次会议");
  }

  @Test
  void whatNamesNothingIsNoName() {
    // Given
    var article = Articles.of("各级政府和有关部门要把工作做到农村，做到社区。");

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(findings.entities()).isEmpty();
  }

  @Test
  void aCompanyIsFoundByItsShortName() {
    // Given
    var article = Articles.of("浙江青禾竹业有限公司成立十年。如今，青禾竹业的产品远销海外。");

    // When
    var findings = FINDER.find(article);

    // Then
    assertThat(Articles.forms(findings, EntityType.ORGANIZATION)).contains("浙江青禾竹业有限公司", "青禾竹业");
  }

  @Test
  void ofOverlappingNamesThoseOfTheGreatestWeightAreChosen() {
    // Given
    Candidate left = new Candidate(EntityType.PLACE, 0, 3, 2);
    Candidate right = new Candidate(EntityType.PLACE, 3, 6, 5);
    Candidate whole = new Candidate(EntityType.ORGANIZATION, 1, 6, 4);

    // When
    List<Candidate> best =
        NameChoice.best(
            new ArrayList<>(
                List.of(
                    new NameChoice.Weighed(whole, 2.5),
                    new NameChoice.Weighed(left, 1),
                    new NameChoice.Weighed(right, 2))));

    // Then
    assertThat(best).containsExactly(left, right);
  }
}
