package org.bulletin.streams.split;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * How much each feature counts, in natural logarithms of odds. Immutable. An array, since a map of
 * boxed numbers took a tenth of the splitter's time.
 */
@SuppressWarnings("EnumOrdinal")
final class Weights {

  private final double[] values;
  private final boolean explained;

  private Weights(double[] values, boolean explained) {
    this.values = values;
    this.explained = explained;
  }

  /** Returns the weights of the resource file. */
  static Weights load() {
    Properties properties = new Properties();
    try (InputStream in = Weights.class.getResourceAsStream("weights.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read weights.properties", e);
    }
    double[] weights = new double[Feature.values().length];
    for (String name : properties.stringPropertyNames()) {
      weights[Feature.valueOf(name).ordinal()] = Double.parseDouble(properties.getProperty(name));
    }
    if (properties.size() != weights.length) {
      throw new IllegalStateException("weights.properties lacks a weight of some feature");
    }
    return new Weights(weights, false);
  }

  double of(Feature feature) {
    return values[feature.ordinal()];
  }

  /** Returns whether decisions made with these weights keep their reasons. */
  boolean explained() {
    return explained;
  }

  /** Returns the same weights for decisions that keep their reasons. */
  Weights explain() {
    return new Weights(values, true);
  }

  /** Returns these weights with others for some features. */
  Weights with(Map<Feature, Double> others) {
    double[] copy = values.clone();
    others.forEach((feature, weight) -> copy[feature.ordinal()] = weight);
    return new Weights(copy, explained);
  }
}
