package org.bulletin.streams.entity;

import java.util.List;
import java.util.Map;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.Hits;
import org.bulletin.streams.layout.Score;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Floors of the figures in docs/entities.md, on perfectly cut pages. */
class EntityScoreTest {

  @Test
  void printedPagesKeepTheirFigures() {
    // Given
    List<Score.Compared> pages = GoldArticles.printed();

    // When
    Map<String, Hits> figures = Score.entities(pages);

    // Then
    assertFloors(
        figures,
        Map.of(
            "PERSON", 0.99,
            "PERSON+POSITION", 0.975,
            "ORGANIZATION", 0.84,
            "PLACE", 0.86,
            "EVENT", 0.55,
            "DATE", 0.97,
            "MONEY", 1.0,
            "DOCUMENT", 1.0));
    assertThat(Score.segmentation(pages).newspaper()).hasValue(1.0);
    assertThat(Score.segmentation(pages).month()).hasValue(1.0);
  }

  @Test
  void authoredPagesOfOtherNewspapersKeepTheirFigures() {
    // Given
    List<Score.Compared> pages = GoldArticles.marked(Corpus.authored());

    // When
    Map<String, Hits> figures = Score.entities(pages);

    // Then
    assertFloors(
        figures,
        Map.of(
            "PERSON", 0.9,
            "PERSON+POSITION", 0.88,
            "ORGANIZATION", 0.88,
            "PLACE", 0.83,
            "EVENT", 0.7,
            "DATE", 0.98,
            "MONEY", 0.95));
  }

  private static void assertFloors(Map<String, Hits> figures, Map<String, Double> floors) {
    floors.forEach(
        (type, floor) ->
            assertThat(figures.get(type).f1()).as(type).isGreaterThanOrEqualTo(floor - 1e-9));
  }
}
