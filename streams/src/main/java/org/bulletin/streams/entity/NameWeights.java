package org.bulletin.streams.entity;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.EntityType;

/**
 * How much each trait speaks for a stretch being a name, by type: logarithms of odds, fitted to
 * gold pages by logistic regression (see {@code FitChoice} among the tests). Immutable.
 */
final class NameWeights {

  private static final int FIELDS = 4;

  private final Map<EntityType, Map<Trait, Double>> plain = new EnumMap<>(EntityType.class);
  private final Map<EntityType, Map<Trait, Map<String, Double>>> valued =
      new EnumMap<>(EntityType.class);

  private NameWeights(Collection<String> lines) {
    for (EntityType type : List.of(EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT)) {
      plain.put(type, new EnumMap<>(Trait.class));
      valued.put(type, new EnumMap<>(Trait.class));
      for (Trait trait : Trait.values()) {
        valued.get(type).put(trait, new HashMap<>());
      }
    }
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      EntityType type = EntityType.valueOf(fields[0]);
      Trait trait = Trait.valueOf(fields[1]);
      double weight = Double.parseDouble(fields[fields.length - 1]);
      if (fields.length == FIELDS) {
        valued.get(type).get(trait).put(fields[2], weight);
      } else {
        plain.get(type).put(trait, weight);
      }
    }
  }

  static NameWeights load() {
    return new NameWeights(Lexicon.lines("choice-weights.txt"));
  }

  /** Reads weights: type, trait, value if it has one, weight, separated by tabs. */
  static NameWeights of(Collection<String> lines) {
    return new NameWeights(lines);
  }

  /** Returns a sum that starts at nothing. */
  Sum sum(EntityType type) {
    return new Sum(plain.get(type), valued.get(type));
  }

  /** The weight of a candidate's traits together. */
  static final class Sum implements Tally {

    private final Map<Trait, Double> plain;
    private final Map<Trait, Map<String, Double>> valued;
    private double total;

    private Sum(Map<Trait, Double> plain, Map<Trait, Map<String, Double>> valued) {
      this.plain = plain;
      this.valued = valued;
    }

    @Override
    public void add(Trait trait) {
      total += plain.getOrDefault(trait, 0.0);
    }

    @Override
    public void add(Trait trait, String value) {
      total += valued.get(trait).getOrDefault(value, 0.0);
    }

    double total() {
      return total;
    }
  }
}
