package org.bulletin.streams.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arithmetic of scores. */
final class Figures {

  private Figures() {}

  static double f1(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  static double share(int n, int of) {
    return of == 0 ? 0 : (double) n / of;
  }

  /** Returns the most frequent value, the first of several. */
  static String most(List<String> values) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    String most = "";
    int count = 0;
    for (Map.Entry<String, Integer> value : counts.entrySet()) {
      if (value.getValue() > count) {
        most = value.getKey();
        count = value.getValue();
      }
    }
    return most;
  }
}
