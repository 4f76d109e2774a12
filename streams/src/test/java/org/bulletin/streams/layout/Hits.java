package org.bulletin.streams.layout;

import java.util.Collection;

/**
 * What was found of what was to be found.
 *
 * @param right found and to be found
 * @param found right or wrong
 * @param wanted to be found
 */
public record Hits(int right, int found, int wanted) {

  /** Adds up. */
  public static Hits sum(Collection<Hits> all) {
    int right = 0;
    int found = 0;
    int wanted = 0;
    for (Hits hits : all) {
      right += hits.right;
      found += hits.found;
      wanted += hits.wanted;
    }
    return new Hits(right, found, wanted);
  }

  /** Returns the share of what was found that is right; 0 if nothing was found. */
  public double precision() {
    return Figures.share(right, found);
  }

  /** Returns the share of what was to be found that was found; 0 if there was nothing. */
  public double recall() {
    return Figures.share(right, wanted);
  }

  /** Returns the harmonic mean of precision and recall. */
  public double f1() {
    return Figures.f1(precision(), recall());
  }
}
