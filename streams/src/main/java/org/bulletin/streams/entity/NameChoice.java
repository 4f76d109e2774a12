package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bulletin.schemas.EntityType;

/**
 * Chooses the names of organizations, places and events among everything that may be one: of
 * stretches that overlap, those that together have the greatest weight (weighted interval
 * scheduling). Immutable.
 */
final class NameChoice {

  private final Candidates candidates;
  private final Evidence evidence;
  private final RuleNames rules;
  private final NameWeights weights;

  NameChoice(Vocabulary words, LeftEdge edge, NameWeights weights) {
    this.candidates = new Candidates(words, edge);
    this.evidence = new Evidence(words, edge);
    this.rules = new RuleNames(words, edge);
    this.weights = weights;
  }

  /** A candidate with its weight. */
  record Weighed(Candidate name, double weight) {}

  /**
   * Finds the names of an article, and claims them.
   *
   * @param offices of its persons
   */
  Map<EntityType, List<Spot>> find(Reading reading, List<Spot> offices) {
    Map<EntityType, List<Spot>> found = new EnumMap<>(EntityType.class);
    for (Passage passage : reading.passages()) {
      List<Candidate> ruled = rules.find(reading, passage);
      Set<Integer> starts =
          offices.stream()
              .filter(office -> office.passage() == passage)
              .map(Spot::start)
              .collect(Collectors.toSet());
      List<Weighed> weighed =
          weigh(reading, passage, candidates.of(passage, offices, ruled), starts, ruled);
      for (Candidate name : withInner(passage, best(weighed), weighed)) {
        passage.claim(name.start(), name.end(), name.type());
        found
            .computeIfAbsent(name.type(), type -> new ArrayList<>())
            .add(new Spot(passage, name.start(), name.end()));
      }
    }
    return found;
  }

  /** The name of an event may hold those of organizations and places: they are names too. */
  private static List<Candidate> withInner(
      Passage passage, List<Candidate> chosen, List<Weighed> weighed) {
    int[] events = new int[passage.length()];
    int number = 0;
    for (Candidate name : chosen) {
      if (name.type() == EntityType.EVENT) {
        number++;
        Arrays.fill(events, name.start(), name.end(), number);
      }
    }
    List<Weighed> inner = new ArrayList<>();
    for (Weighed one : weighed) {
      int event = events[one.name().start()];
      if (event > 0
          && event == events[one.name().end() - 1]
          && one.name().type() != EntityType.EVENT) {
        inner.add(one);
      }
    }
    List<Candidate> all = new ArrayList<>(chosen);
    all.addAll(best(inner));
    return all;
  }

  private List<Weighed> weigh(
      Reading reading,
      Passage passage,
      Collection<Candidate> names,
      Set<Integer> offices,
      List<Candidate> ruled) {
    List<Weighed> weighed = new ArrayList<>();
    for (Candidate name : names) {
      NameWeights.Sum sum = weights.sum(name.type());
      evidence.of(reading, passage, name, offices, ruled, sum);
      if (sum.total() > 0) {
        weighed.add(new Weighed(name, sum.total()));
      }
    }
    return weighed;
  }

  /** Weighted interval scheduling: by end, each either left out or added to the best before it. */
  static List<Candidate> best(List<Weighed> names) {
    names.sort(
        Comparator.comparingInt((Weighed one) -> one.name().end())
            .thenComparingInt(one -> one.name().start())
            .thenComparing(one -> one.name().type()));
    double[] total = new double[names.size() + 1];
    int[] before = new int[names.size()];
    for (int i = 0; i < names.size(); i++) {
      int free = i;
      while (free > 0 && names.get(free - 1).name().end() > names.get(i).name().start()) {
        free--;
      }
      before[i] = free;
      total[i + 1] = Math.max(total[i], total[free] + names.get(i).weight());
    }
    List<Candidate> best = new ArrayList<>();
    for (int i = names.size(); i > 0; ) {
      if (total[i] > total[i - 1]) {
        best.add(0, names.get(i - 1).name());
        i = before[i - 1];
      } else {
        i--;
      }
    }
    return best;
  }
}
