package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A person while an article is being read: one for all mentions of a name. */
final class Person {

  private final String name;
  private final List<Spot> spots = new ArrayList<>();
  private final Set<Spot> positions = new LinkedHashSet<>();

  Person(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  List<Spot> spots() {
    return spots;
  }

  /** Returns the offices that the text gives to the person, in the order of the text. */
  Set<Spot> positions() {
    return positions;
  }

  /** Takes over what another slice of the article says of the person. */
  void merge(Person other) {
    spots.addAll(other.spots);
    positions.addAll(other.positions);
  }
}
