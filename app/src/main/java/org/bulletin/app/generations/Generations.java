package org.bulletin.app.generations;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.topics.GenerationName;

/** All generations that ever were, as {@code bulletin.generations} tells. Unchangeable. */
public final class Generations {

  private static final Set<Phase> LIVE = EnumSet.of(Phase.COMING, Phase.SERVED, Phase.PREVIOUS);

  private static final Comparator<Generation> BY_CHANGE =
      Comparator.comparing(Generation::getChangedAt);

  private final TreeMap<GenerationName, Generation> byName = new TreeMap<>();

  private Generations(Collection<Generation> records) {
    for (Generation generation : records) {
      GenerationName.read(generation.getGeneration())
          .ifPresent(name -> byName.put(name, generation));
    }
  }

  /** The generations of records, one each; one without a generation's name is left out. */
  public static Generations of(Collection<Generation> records) {
    return new Generations(records);
  }

  /** Whether there is none: nothing has ever run. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** All, dropped ones too, in the order of their names. */
  public List<Generation> all() {
    return List.copyOf(byName.values());
  }

  /** The generation of a name. */
  public Optional<Generation> find(String name) {
    return GenerationName.read(name).map(byName::get);
  }

  /** The one that readers see; of two that say so, as a killed swap leaves them, the later. */
  public Optional<Generation> served() {
    return in(Phase.SERVED).max(BY_CHANGE);
  }

  /**
   * The name of the one that readers see.
   *
   * @throws CommandFailure if there is none yet
   */
  public String requireServed() {
    return served()
        .map(Generation::getGeneration)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "nothing has been derived yet: start `bulletin streams` and `bulletin indexer`"));
  }

  /** The one that is being derived. */
  public Optional<Generation> coming() {
    return in(Phase.COMING).max(BY_CHANGE);
  }

  /** The one that readers saw before, if it is still kept. */
  public Optional<Generation> previous() {
    return in(Phase.PREVIOUS).max(BY_CHANGE);
  }

  /** The generations in a phase, in the order of their names. */
  public Stream<Generation> in(Phase phase) {
    return byName.values().stream().filter(generation -> generation.getPhase() == phase);
  }

  /** Names of the generations whose indices are kept up to date. */
  public Set<String> live() {
    return names(LIVE).map(GenerationName::toString).collect(Collectors.toSet());
  }

  /** Names of the generations whose topics are kept up to date. */
  public Set<String> liveDerivations() {
    return derivations(LIVE);
  }

  /** Names of the generations that are gone, or going, with their topics. */
  public Set<String> droppedDerivations() {
    Set<String> dropped = derivations(EnumSet.of(Phase.DROPPING, Phase.DROPPED));
    dropped.removeAll(liveDerivations());
    return dropped;
  }

  /** The name of the next generation: numbers never return. */
  public GenerationName next() {
    return byName.isEmpty()
        ? GenerationName.FIRST
        : new GenerationName(byName.lastKey().number() + 1, 1);
  }

  /** The name of the next index of a derivation: its number never returns, either. */
  public GenerationName nextIndex(GenerationName of) {
    int last =
        byName.keySet().stream()
            .filter(name -> name.number() == of.number())
            .mapToInt(GenerationName::index)
            .max()
            .orElse(0);
    return new GenerationName(of.number(), last + 1);
  }

  private Set<String> derivations(Set<Phase> phases) {
    return names(phases)
        .map(GenerationName::derivation)
        .map(GenerationName::toString)
        .collect(Collectors.toSet());
  }

  private Stream<GenerationName> names(Set<Phase> phases) {
    return byName.entrySet().stream()
        .filter(entry -> phases.contains(entry.getValue().getPhase()))
        .map(Map.Entry::getKey);
  }
}
