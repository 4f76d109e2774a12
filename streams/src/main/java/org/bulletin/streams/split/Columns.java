package org.bulletin.streams.split;

import java.util.Arrays;
import java.util.List;

/** How wide the hard-wrapped columns are, near each line. */
final class Columns {

  private static final int NEAR = 20;
  private static final int ENOUGH = 3;
  private static final double NARROWEST = 7;

  private Columns() {}

  /**
   * Returns the typical width of wrapped lines near each line, in ems; 0 where none are wrapped.
   */
  static double[] widths(List<Line> lines) {
    int n = lines.size();
    double[] wrapped = new double[n];
    for (int i = 0; i + 1 < n; i++) {
      Line line = lines.get(i);
      boolean goesOn = lines.get(i + 1).blankLines() == 0 && !Shape.of(line.text()).closed();
      wrapped[i] = goesOn && line.width() >= NARROWEST ? line.width() : 0;
    }
    double[] widths = new double[n];
    for (int i = 0; i < n; i++) {
      double[] near =
          Arrays.stream(wrapped, Math.max(0, i - NEAR), Math.min(n, i + NEAR + 1))
              .filter(w -> w > 0)
              .sorted()
              .toArray();
      widths[i] = near.length < ENOUGH ? 0 : near[near.length / 2];
    }
    return widths;
  }
}
