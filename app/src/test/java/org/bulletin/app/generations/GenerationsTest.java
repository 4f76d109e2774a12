package org.bulletin.app.generations;

import java.time.Instant;
import java.util.List;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.TrustedRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GenerationsTest {

  @BeforeAll
  static void trust() {
    TrustedRecords.trust();
  }

  @Test
  void withoutAnyTheFirstIsNext() {
    Generations none = Generations.of(List.of());

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.next()).hasToString("g1");
    assertThat(none.live()).isEmpty();
  }

  @Test
  void numbersNeverReturn() {
    Generations generations =
        Generations.of(
            List.of(
                generation("g1", Phase.SERVED, 1),
                generation("g4", Phase.DROPPED, 2),
                generation("g1.3", Phase.DROPPED, 3)));

    assertThat(generations.next()).hasToString("g5");
    assertThat(generations.nextIndex(GenerationName.of("g1"))).hasToString("g1.4");
  }

  @Test
  void servedPreviousAndComingAreLive() {
    Generations generations =
        Generations.of(
            List.of(
                generation("g1", Phase.DROPPED, 1),
                generation("g2", Phase.DROPPING, 2),
                generation("g3", Phase.PREVIOUS, 3),
                generation("g3.2", Phase.SERVED, 4),
                generation("g4", Phase.COMING, 5),
                generation("g5", Phase.UNKNOWN, 6)));

    assertThat(generations.live()).containsExactlyInAnyOrder("g3", "g3.2", "g4");
    assertThat(generations.liveDerivations()).containsExactlyInAnyOrder("g3", "g4");
    assertThat(generations.droppedDerivations()).containsExactlyInAnyOrder("g1", "g2");
  }

  @Test
  void topicsStayAsLongAsAnIndexLivesOnThem() {
    Generations generations =
        Generations.of(
            List.of(generation("g1", Phase.DROPPING, 1), generation("g1.2", Phase.SERVED, 2)));

    assertThat(generations.droppedDerivations()).isEmpty();
    assertThat(generations.liveDerivations()).containsExactly("g1");
  }

  @Test
  void ofTwoThatAreServedTheLaterIs() {
    Generations generations =
        Generations.of(
            List.of(generation("g2", Phase.SERVED, 5), generation("g3", Phase.SERVED, 4)));

    assertThat(generations.served().orElseThrow().getGeneration()).isEqualTo("g2");
  }

  private static Generation generation(String name, Phase phase, long changedAt) {
    return Generation.newBuilder()
        .setGeneration(name)
        .setPhase(phase)
        .setChangedAt(Instant.ofEpochMilli(changedAt))
        .build();
  }
}
