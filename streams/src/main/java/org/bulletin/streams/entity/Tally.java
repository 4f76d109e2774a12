package org.bulletin.streams.entity;

/** Takes in what speaks for or against a name. */
interface Tally {

  void add(Trait trait);

  void add(Trait trait, String value);

  /** Adds a trait that a name has so many times. */
  default void add(Trait trait, int times) {
    for (int i = 0; i < Math.min(times, 3); i++) {
      add(trait);
    }
  }
}
