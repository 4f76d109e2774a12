package org.bulletin.streams.split;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** How much each feature counts, in natural logarithms of odds. Immutable. */
final class Weights {

  private final EnumMap<Feature, Double> values;
  private final boolean explained;

  private Weights(EnumMap<Feature, Double> values, boolean explained) {
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
    EnumMap<Feature, Double> weights = new EnumMap<>(Feature.class);
    for (String name : properties.stringPropertyNames()) {
      weights.put(Feature.valueOf(name), Double.valueOf(properties.getProperty(name)));
    }
    if (weights.size() != Feature.values().length) {
      throw new IllegalStateException("weights.properties lacks a weight of some feature");
    }
    return new Weights(weights, false);
  }

  double of(Feature feature) {
    return values.get(feature);
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
    EnumMap<Feature, Double> copy = new EnumMap<>(values);
    copy.putAll(others);
    return new Weights(copy, explained);
  }
}
