package org.bulletin.streams.split;

/** Sums up what speaks for a decision. */
final class Evidence {

  private final Weights weights;
  private double sum;

  private Evidence(Weights weights) {
    this.weights = weights;
  }

  static Evidence of(Weights weights) {
    return new Evidence(weights);
  }

  Evidence add(Feature feature, double value) {
    sum += weights.of(feature) * value;
    return this;
  }

  Evidence add(Feature feature, boolean value) {
    return value ? add(feature, 1) : this;
  }

  double sum() {
    return sum;
  }
}
