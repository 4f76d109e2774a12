package org.bulletin.streams.split;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Properties;

/** How much each feature counts, in natural logarithms of odds. Immutable. */
final class Weights {

  private final EnumMap<Feature, Double> values;

  private Weights(EnumMap<Feature, Double> values) {
    this.values = values;
  }

  /** Returns the weights of the resource file. */
  static Weights load() {
    Properties properties = new Properties();
    try (InputStream in = Weights.class.getResourceAsStream("weights.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read weights.properties", e);
    }
    EnumMap<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (String name : properties.stringPropertyNames()) {
      weights.put(Feature.valueOf(name), Double.valueOf(properties.getProperty(name)));
    }
    if (weights.size() != Feature.values().length) {
      throw new IllegalStateException("weights.properties lacks a weight of some feature");
    }
    return new Weights(weights);
  }

  double of(Feature feature) {
    return values.get(feature);
  }

  /** Returns these weights with another value for one feature. */
  Weights with(Feature feature, double value) {
    EnumMap<Feature, Double> copy = new EnumMap<>(values);
    copy.put(feature, value);
    return new Weights(copy);
  }
}
