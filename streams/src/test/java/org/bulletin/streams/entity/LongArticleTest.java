package org.bulletin.streams.entity;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.Mention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Articles of a page's greatest size, 1 MiB in UTF-8: the work grows with their length alone. */
class LongArticleTest {

  private static final EntityFinder FINDER = new BulletinEntityFinder(List.of());

  private static final int HAN = 1_048_576 / 3;

  /** Whatever compares all with all does so within a slice: the work is linear in their number. */
  @ParameterizedTest
  @ValueSource(strings = {"王", "王小明说，", "某县，某镇。", " ", "\n", "1"})
  void aLongTextIsReadInSlices(String unit) {
    // Given
    Article article = Articles.of(unit.repeat(HAN / unit.length()), "", unit);

    // When
    List<List<Passage>> slices = Slices.of(article);

    // Then
    assertThat(slices).hasSizeLessThanOrEqualTo(2 * HAN / Slices.LONGEST + 2);
    assertThat(slices)
        .allSatisfy(
            slice ->
                assertThat(slice.stream().mapToInt(Passage::length).sum())
                    .isLessThanOrEqualTo(Slices.LONGEST));
    assertThat(
            slices.stream()
                .flatMap(List::stream)
                .filter(passage -> passage.index() == 0)
                .map(Passage::printed)
                .collect(Collectors.joining()))
        .isEqualTo(article.getParagraphs().get(0).getText());
  }

  @Test
  void manyShortParagraphsAreReadInSlicesToo() {
    // Given
    String[] paragraphs = IntStream.range(0, HAN).mapToObj(i -> "").toArray(String[]::new);

    // When
    List<List<Passage>> slices = Slices.of(Articles.of(paragraphs));

    // Then
    assertThat(slices)
        .allSatisfy(slice -> assertThat(slice).hasSizeLessThanOrEqualTo(Slices.LONGEST));
  }

  @Test
  void aPageIsOneSlice() {
    // Given
    Article article = Articles.of("王".repeat(Slices.LONGEST / 2), "王".repeat(Slices.LONGEST / 2));

    // When, Then
    assertThat(Slices.of(article)).hasSize(1);
  }

  @Test
  void mentionsKeepTheirPlacesAcrossSlices() {
    // Given
    String text = "县委副书记缑海燕主持会议，12月7日在云山镇举行。大家认为很好。".repeat(600);

    // When
    List<Entity> entities = FINDER.find(Articles.of(text)).entities();

    // Then
    Entity person =
        entities.stream().filter(e -> e.getType() == EntityType.PERSON).findFirst().orElseThrow();
    assertThat(person.getName()).isEqualTo("缑海燕");
    assertThat(person.getMentions()).hasSize(600);
    for (Entity entity : entities) {
      for (Mention mention : entity.getMentions()) {
        assertThat(text).startsWith(text.substring(0, mention.getStart()) + mention.getText());
      }
      assertThat(entity.getMentions().stream().map(Mention::getStart).toList())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  static List<String> monsters() {
    Random random = new Random(1);
    String surnames = String.join("", Lexicon.lines("surnames.txt"));
    StringBuilder han = new StringBuilder();
    StringBuilder names = new StringBuilder("区领导");
    StringBuilder any = new StringBuilder();
    for (int i = 0; i < HAN; i++) {
      han.append((char) ('\u4e00' + random.nextInt(20_000)));
      any.append((char) random.nextInt(Character.MAX_VALUE));
      names.append(
          i % 4 == 3
              ? '、'
              : i % 4 == 0 ? surnames.charAt(random.nextInt(surnames.length())) : han.charAt(i));
    }
    int several = 2 * Slices.LONGEST;
    return List.of(
        names.toString(),
        han.substring(0, several),
        any.substring(0, several),
        "区委书记王明（区长）".repeat(several / 11),
        "中心委有限公司".repeat(several / 7));
  }

  /** One of a mebibyte, others of several slices. The limit only ends a run that never would. */
  @ParameterizedTest
  @MethodSource("monsters")
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void anyLongTextGivesAResult(String text) {
    // When
    EntityFinder.Findings findings = FINDER.find(Articles.of(text));

    // Then
    assertThat(findings.keywords()).hasSizeLessThan(20);
  }
}
