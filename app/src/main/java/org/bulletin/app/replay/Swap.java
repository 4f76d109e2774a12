package org.bulletin.app.replay;

import java.util.List;
import java.util.Optional;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;

/**
 * Changes what readers see. The aliases are the truth and are moved first, in one atomic step; what
 * {@code bulletin.generations} says follows them, and is put right by the next command where a kill
 * came between.
 */
final class Swap {

  private final GenerationStore store;
  private final ServedIndices served;

  Swap(GenerationStore store, ServedIndices served) {
    this.store = store;
    this.served = served;
  }

  /** Shows readers a generation; the one that they saw is kept as the previous. */
  void to(Generation generation) {
    served.show(generation.getGeneration());
    record(generation.getGeneration());
  }

  /**
   * Writes down what readers see, if a killed command could not.
   *
   * @return the generation that they see, if that had not been written down
   */
  Optional<String> reconcile() {
    Generations generations = store.read();
    Optional<String> seen = served.generation().filter(name -> generations.find(name).isPresent());
    if (seen.isEmpty() || isWrittenDown(generations, seen.get())) {
      return Optional.empty();
    }
    record(seen.get());
    return seen;
  }

  private static boolean isWrittenDown(Generations generations, String seen) {
    List<Generation> served = generations.in(Phase.SERVED).toList();
    return served.size() == 1 && served.get(0).getGeneration().equals(seen);
  }

  private void record(String seen) {
    Generations generations = store.read();
    generations
        .find(seen)
        .filter(generation -> generation.getPhase() != Phase.SERVED)
        .ifPresent(generation -> store.enter(generation, Phase.SERVED));
    generations
        .in(Phase.SERVED)
        .filter(generation -> !generation.getGeneration().equals(seen))
        .forEach(generation -> store.enter(generation, Phase.PREVIOUS));
  }
}
