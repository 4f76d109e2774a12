package org.bulletin.streams.join;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * How much each clue counts, in natural logarithms of odds. Immutable.
 *
 * @param threshold so much must a join be worth more than the best reading of the issue without it
 */
record JoinWeights(Map<Clue, Double> values, double threshold) {

  JoinWeights {
    values = Map.copyOf(values);
  }

  /** Reads the weights of the resource file, which says where they come from. */
  static JoinWeights load() {
    Properties properties = new Properties();
    try (InputStream in = JoinWeights.class.getResourceAsStream("joins.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read joins.properties", e);
    }
    Map<Clue, Double> values = new EnumMap<>(Clue.class);
    for (Clue clue : Clue.values()) {
      values.put(clue, number(properties, clue.name()));
    }
    return new JoinWeights(values, number(properties, "THRESHOLD"));
  }

  /** The sum of what clues say, in log odds. */
  double odds(Map<Clue, Double> clues) {
    double sum = 0;
    for (Clue clue : Clue.values()) {
      sum += clues.getOrDefault(clue, 0.0) * values.get(clue);
    }
    return sum;
  }

  private static double number(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("joins.properties lacks " + name);
    }
    return Double.parseDouble(value.strip());
  }
}
