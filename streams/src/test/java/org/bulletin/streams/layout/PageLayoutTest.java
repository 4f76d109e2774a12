package org.bulletin.streams.layout;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageLayoutTest {

  private static final int PAGES = 200;

  private static List<KnownPage> pages(Corpus corpus) {
    PageLayout layout = new PageLayout(corpus, 7);
    return IntStream.range(0, PAGES).mapToObj(layout::page).toList();
  }

  @Test
  void everyCharacterIsAccountedForAndTheTruthIsOnThePage() {
    for (Corpus corpus : List.of(Corpus.training(), Corpus.withheld())) {
      // When
      List<KnownPage> pages = pages(corpus);

      // Then
      for (KnownPage page : pages) {
        assertThat(Accounts.unaccounted(page)).as(page.text()).isEmpty();
        assertThat(Accounts.differences(page)).as(page.text()).isEmpty();
      }
    }
  }

  @Test
  void aPageIsDeterminedBySeedAndNumber() {
    // Given
    PageLayout layout = new PageLayout(Corpus.withheld(), 3);

    // When
    KnownPage page = layout.page(5);

    // Then
    assertThat(new PageLayout(Corpus.withheld(), 3).page(5)).isEqualTo(page);
    assertThat(new PageLayout(Corpus.withheld(), 4).page(5)).isNotEqualTo(page);
    assertThat(layout.page(6)).isNotEqualTo(page);
  }

  @Test
  void theTestedPagesAreOfAllKinds() {
    // When
    List<KnownPage> pages = pages(Corpus.withheld());

    // Then
    assertThat(share(pages, Trait.INTERLEAVED)).isGreaterThanOrEqualTo(0.3);
    assertThat(share(pages, Trait.CUT_WORD)).isGreaterThanOrEqualTo(0.3);
    assertThat(share(pages, Trait.HEADLINE_AFTER, Trait.HEADLINE_FAR)).isGreaterThanOrEqualTo(0.2);
    assertThat(share(pages, Trait.VERTICAL_HEADLINE)).isGreaterThanOrEqualTo(0.1);
    assertThat(share(pages, Trait.STRAY_BLANKS)).isGreaterThanOrEqualTo(0.3);
  }

  @Test
  void fittedLayoutsLackWhatIsWithheld() {
    // When
    List<KnownPage> pages = pages(Corpus.training());

    // Then
    assertThat(share(pages, Trait.TIGHT, Trait.INTERLEAVED_UNEVENLY)).isZero();
    assertThat(pages)
        .noneMatch(
            page -> page.traits().containsAll(Set.of(Trait.INTERLEAVED, Trait.MIXED_SETTING)));
  }

  private static double share(List<KnownPage> pages, Trait... anyOf) {
    Set<Trait> traits = Set.of(anyOf);
    long with =
        pages.stream().filter(page -> page.traits().stream().anyMatch(traits::contains)).count();
    return (double) with / pages.size();
  }
}
