package org.bulletin.streams.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.EntityType;

/** The persons of an article while it is being read. Used by one thread. */
final class Roster {

  private final Map<String, Person> persons = new LinkedHashMap<>();

  /** Adds a mention. */
  void add(Passage passage, int start, int end) {
    passage.claim(start, end, EntityType.PERSON);
    Spot spot = new Spot(passage, start, end);
    person(spot).spots().add(spot);
  }

  /** Returns whom a mention names. */
  Person person(Spot spot) {
    return persons.computeIfAbsent(spot.text().replace(" ", ""), Person::new);
  }

  List<String> names() {
    return List.copyOf(persons.keySet());
  }

  List<Person> all() {
    return List.copyOf(persons.values());
  }

  Map<String, Person> byName() {
    return persons;
  }
}
