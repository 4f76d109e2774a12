package org.bulletin.streams.split;

import java.util.EnumMap;
import java.util.Map;

/** Sums up what speaks for a decision; remembers each reason if the weights are to be explained. */
final class Evidence {

  private static final double IMPOSSIBLE = -99;

  private final Weights weights;
  private final Map<Feature, Double> reasons;
  private double sum;

  private Evidence(Weights weights) {
    this.weights = weights;
    this.reasons = weights.explained() ? new EnumMap<>(Feature.class) : Map.of();
  }

  static Evidence of(Weights weights) {
    return new Evidence(weights);
  }

  /** Evidence against what cannot be. */
  static Evidence impossible(Weights weights) {
    Evidence evidence = new Evidence(weights);
    evidence.sum = IMPOSSIBLE;
    return evidence;
  }

  Evidence add(Feature feature, double value) {
    sum += weights.of(feature) * value;
    if (value != 0 && weights.explained()) {
      reasons.merge(feature, value, Double::sum);
    }
    return this;
  }

  Evidence add(Feature feature, boolean value) {
    return value ? add(feature, 1) : this;
  }

  double sum() {
    return sum;
  }

  /** Returns the value of each feature; empty unless the weights are to be explained. */
  Map<Feature, Double> reasons() {
    return reasons;
  }
}
