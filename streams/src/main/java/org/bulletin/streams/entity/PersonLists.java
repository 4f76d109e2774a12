package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.schemas.EntityType;

/** Lists of persons: 副区长倪某、姚某、朱某, and what they have in common. Immutable. */
final class PersonLists {

  private final Offices offices;
  private final NameShape shape;

  PersonLists(Offices offices, NameShape shape) {
    this.offices = offices;
    this.shape = shape;
  }

  /** The names that follow one in a list, as far as they have no office of their own. */
  List<Spot> follow(Reading reading, Passage passage, int end, Roster persons) {
    List<Spot> names = new ArrayList<>();
    int at = LaterOffices.afterBrackets(passage, end);
    while (passage.at(at) == '、' || passage.at(at) == '和' || passage.at(at) == '及') {
      boolean comma = passage.at(at) == '、';
      Optional<Integer> next =
          shape.free(
              reading,
              passage,
              at + 1,
              comma ? NameShape.Context.LIST : NameShape.Context.CONJUNCTION);
      if (next.isEmpty() || offices.headBefore(passage, next.get()) > at) {
        break;
      }
      names.add(new Spot(passage, at + 1, next.get()));
      persons.add(passage, at + 1, next.get());
      at = LaterOffices.afterBrackets(passage, next.get());
    }
    return names;
  }

  static boolean clauseStart(Passage passage, int at) {
    return "\n，。！？；：”“ ".indexOf(passage.at(at - 1)) >= 0;
  }

  /** Names in a list with persons, and 等区领导 behind a list. */
  void find(Reading reading, Passage passage, Roster persons) {
    for (int at = 1; at < passage.length(); at++) {
      if (passage.owner(at - 1) == EntityType.PERSON && passage.owner(at) != EntityType.PERSON) {
        follow(reading, passage, at, persons);
      }
      if (passage.at(at) == '、' && passage.owner(at + 1) == EntityType.PERSON) {
        before(reading, passage, at, persons);
      }
    }
    for (int at = 1; at < passage.length(); at++) {
      if (passage.at(at) == '等' && passage.owner(at - 1) == EntityType.PERSON) {
        int end = offices.endOfOfficeFrom(passage, at + 1);
        if (end > 0 && passage.text().startsWith("领导", end - 2) && end - at <= 12) {
          together(passage, new Spot(passage, at + 1, end), persons);
        }
      }
    }
  }

  private void before(Reading reading, Passage passage, int end, Roster persons) {
    for (int start = end - 2; start >= Math.max(0, end - 4); start--) {
      boolean boundary =
          clauseStart(passage, start)
              || passage.at(start - 1) == '、'
              || offices.headBefore(passage, start) >= 0;
      Optional<Integer> found =
          boundary ? shape.free(reading, passage, start, NameShape.Context.LIST) : Optional.empty();
      if (found.isPresent() && found.get() == end) {
        persons.add(passage, start, end);
        return;
      }
    }
  }

  private static void together(Passage passage, Spot office, Roster persons) {
    int at = office.start() - 1;
    while (at > 0 && (passage.owner(at - 1) == EntityType.PERSON || passage.at(at - 1) == '、')) {
      at--;
    }
    for (Person person : persons.all()) {
      for (Spot spot : person.spots()) {
        if (spot.passage() == passage
            && spot.start() >= at
            && spot.end() < office.start()
            && person.positions().isEmpty()) {
          person.positions().add(office);
        }
      }
    }
  }
}
