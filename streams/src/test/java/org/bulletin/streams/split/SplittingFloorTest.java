package org.bulletin.streams.split;

import java.util.List;
import java.util.stream.IntStream;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.PageLayout;
import org.bulletin.streams.layout.Score;
import org.bulletin.streams.layout.Segmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Floors a little below today's figures, so that no change makes splitting worse unseen. */
class SplittingFloorTest {

  private final Splitter splitter = new PageSplitter();

  @Test
  void printedPagesAreSplitAsWellAsEver() {
    // Given
    List<KnownPage> pages = Corpus.seeds();

    // When
    Segmentation figures = score(pages);

    // Then
    assertAll(
        atLeast("chars_b3_f1", 0.92, figures.charsB3F1()),
        atLeast("body_exact", 0.88, figures.bodyExact()),
        atLeast("body_98", 0.92, figures.body98()),
        atLeast("paragraph_f1", 0.9, figures.paragraphF1()),
        atLeast("headline", 0.92, figures.headline()),
        atLeast("authors", 0.92, figures.authors()),
        atLeast("jumps", 1, figures.jumps().orElse(1)),
        atLeast("teasers", 0.95, figures.teasers().orElse(1)),
        atLeast("no spurious articles", 0, -figures.spuriousPerPage()));
  }

  @Test
  void withheldPagesAreSplitAsWellAsEver() {
    // Given
    PageLayout layout = new PageLayout(Corpus.withheld(), 20);
    List<KnownPage> pages = IntStream.range(0, 60).mapToObj(layout::page).toList();

    // When
    Segmentation figures = score(pages);

    // Then
    assertAll(
        atLeast("chars_b3_f1", 0.87, figures.charsB3F1()),
        atLeast("body_exact", 0.6, figures.bodyExact()),
        atLeast("headline", 0.69, figures.headline()));
  }

  private Segmentation score(List<KnownPage> pages) {
    return Score.segmentation(
        pages.stream().map(page -> ScoreSplitter.compare(splitter, page)).toList());
  }

  private static Executable atLeast(String name, double floor, double figure) {
    return () -> assertTrue(figure >= floor, name + " is " + figure + ", below " + floor);
  }
}
