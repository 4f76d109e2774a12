package org.bulletin.streams.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bulletin.streams.layout.GoldItem.Kind;
import org.bulletin.streams.layout.GoldItem.Pair;
import org.bulletin.streams.layout.Marked.Mark;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GoldPagesTest {

  @Test
  void inlineMarksBecomeOffsets() {
    // Given
    String inline = "⟦T:镇长⟧⟦P:王一⟧说";

    // When
    Marked marked = Marked.parse(inline);

    // Then
    assertThat(marked.text()).isEqualTo("镇长王一说");
    assertThat(marked.marks())
        .containsExactly(new Mark(Marked.Type.POSITION, 0, 2), new Mark(Marked.Type.PERSON, 2, 4));
    assertThat(marked.inline()).isEqualTo(inline);
  }

  @Test
  void brokenMarksAreRefused() {
    for (String broken : List.of("⟦P:王一", "王一⟧", "⟦T:⟦P:王一⟧⟧", "⟦X:王一⟧")) {
      // When, Then
      assertThatThrownBy(() -> Marked.parse(broken)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyCharacterOfTheSeedsIsInExactlyOneFragment() {
    for (KnownPage page : Corpus.seeds()) {
      assertThat(Accounts.unaccounted(page)).as(page.truth().name()).isEmpty();
    }
  }

  @Test
  void theFragmentsOfTheSeedsGiveTheirTruth() {
    for (KnownPage page : Corpus.seeds()) {
      assertThat(Accounts.differences(page)).as(page.truth().name()).isEmpty();
    }
  }

  @Test
  void thereAreEnoughPagesAndAThirdOfThemIsWithheld() {
    // When
    List<GoldPage> authored = Corpus.authored();
    List<GoldPage> withheld = Corpus.withheld().pages();

    // Then
    assertThat(authored).hasSizeGreaterThanOrEqualTo(12);
    assertThat(withheld.size()).isGreaterThanOrEqualTo(authored.size() / 3);
    assertThat(Corpus.training().pages()).doesNotContainAnyElementsOf(withheld);
    assertThat(authored.stream().flatMap(page -> page.items().stream()))
        .filteredOn(item -> item.kind() == Kind.ARTICLE)
        .hasSizeGreaterThanOrEqualTo(70);
  }

  @Test
  void authorsAndPairsOfAuthoredPagesStandInTheText() {
    for (GoldPage page : Corpus.authored()) {
      for (GoldItem item : page.items()) {
        // Given
        String told =
            String.join(
                "\n",
                Stream.of(
                        item.byline().stream(),
                        item.signature().stream(),
                        item.body().stream().map(paragraph -> paragraph.text().text()))
                    .flatMap(lines -> lines)
                    .toList());
        Set<String> persons = item.names().getOrDefault(Marked.Type.PERSON, Set.of());
        Set<String> positions = item.names().getOrDefault(Marked.Type.POSITION, Set.of());

        // Then
        assertThat(item.authors()).allSatisfy(author -> assertThat(told).contains(author));
        for (Pair pair : item.pairs()) {
          assertThat(persons).as(page.name()).contains(pair.person());
          assertThat(positions).as(page.name()).contains(pair.position());
        }
      }
    }
  }

  @Test
  void noTwoParagraphsOfAuthoredPagesAreAlike() {
    // Given
    Set<String> seen = new HashSet<>();

    // When
    List<String> repeated =
        Corpus.authored().stream()
            .flatMap(page -> page.items().stream())
            .flatMap(item -> item.body().stream())
            .map(paragraph -> paragraph.text().text())
            .filter(text -> text.length() > 10 && !seen.add(text))
            .toList();

    // Then
    assertThat(repeated).isEmpty();
  }
}
