package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/** Finds persons and the offices that the text gives them. Immutable. */
final class Persons {

  /** A dateline or credit in brackets: its names are the authors'. */
  private static final Pattern CREDIT =
      Pattern.compile("（[^（）。]{0,60}(?:记者|通讯员|实习生|特约|撰稿|摄影|供图|摄|文/|图/)[^（）。]{0,60}）");

  private static final Pattern PHOTOGRAPHER =
      Pattern.compile("[\\u4e00-\\u9fff]{2,4}[ /]{0,2}(?:摄影|摄|供图)(?=[。，）； ]|$)");

  private final Offices offices;
  private final NameShape shape;
  private final LaterOffices later;
  private final Biographies biographies;
  private final PersonLists lists;
  private final UntitledPersons untitled;

  Persons(Offices offices, NameShape shape, Transcription foreign) {
    this.offices = offices;
    this.shape = shape;
    this.later = new LaterOffices(offices);
    this.biographies = new Biographies(later);
    this.lists = new PersonLists(offices, shape);
    this.untitled = new UntitledPersons(shape, later, lists, foreign);
  }

  Map<String, Person> find(Reading reading) {
    Roster persons = new Roster();
    for (Passage passage : reading.passages()) {
      mask(passage);
    }
    List<Group> groups = new ArrayList<>();
    for (Passage passage : reading.passages()) {
      titled(reading, passage, persons, groups);
    }
    for (Passage passage : reading.passages()) {
      repeated(passage, persons);
    }
    for (Passage passage : reading.passages()) {
      untitled.find(reading, passage, persons);
    }
    for (Passage passage : reading.passages()) {
      untitled.comrades(reading, passage, persons);
      repeated(passage, persons);
    }
    for (Group group : groups) {
      List<Spot> positions = offices.listEndingAt(group.passage(), group.officeEnd());
      for (Spot name : group.names()) {
        persons.person(name).positions().addAll(positions);
      }
    }
    for (Passage passage : reading.passages()) {
      lists.find(reading, passage, persons);
    }
    for (Passage passage : reading.passages()) {
      repeated(passage, persons);
      laterOffices(passage, persons);
    }
    biographies.find(reading.passages(), persons);
    return persons.byName();
  }

  private static void mask(Passage passage) {
    for (Pattern pattern : List.of(CREDIT, PHOTOGRAPHER)) {
      Matcher matcher = pattern.matcher(passage.text());
      while (matcher.find()) {
        passage.claim(matcher.start(), matcher.end(), EntityType.UNKNOWN);
      }
    }
  }

  private void titled(Reading reading, Passage passage, Roster persons, List<Group> groups) {
    for (int end = 1; end < passage.length(); end++) {
      int head = offices.headBefore(passage, end);
      if (head < 0) {
        continue;
      }
      int start = end;
      while (passage.at(start) == ' ') {
        start++;
      }
      NameShape.Context context =
          offices.uncertain(passage, head, end)
              ? NameShape.Context.UNCERTAIN_OFFICE
              : NameShape.Context.OFFICE;
      Optional<Integer> nameEnd = shape.free(reading, passage, start, context);
      if (nameEnd.isEmpty()) {
        continue;
      }
      List<Spot> names = new ArrayList<>();
      names.add(new Spot(passage, start, nameEnd.get()));
      persons.add(passage, start, nameEnd.get());
      names.addAll(lists.follow(reading, passage, nameEnd.get(), persons));
      groups.add(new Group(passage, end, names));
    }
  }

  /**
   * Names that share the offices in front of them.
   *
   * @param officeEnd where the last of the offices ends
   */
  private record Group(Passage passage, int officeEnd, List<Spot> names) {}

  /** Marks the other places where a name stands. */
  private void repeated(Passage passage, Roster persons) {
    for (String name : persons.names()) {
      for (int at = passage.text().indexOf(name);
          at >= 0;
          at = passage.text().indexOf(name, at + name.length())) {
        int end = at + name.length();
        if (passage.free(at, end) && stands(passage, at, end)) {
          persons.add(passage, at, end);
        }
      }
    }
  }

  private boolean stands(Passage passage, int start, int end) {
    if (passage.labelEnd(start, Label.Kind.PERSON) == end || end - start > 3) {
      return true;
    }
    if (passage.isWord(start, end) && !passage.nature(start).startsWith("nr")) {
      return shape.rightScore(passage, end) >= 1.8;
    }
    boolean inWord =
        (passage.wordStart(start) < start && passage.wordEnd(start) >= end)
            || (passage.wordEnd(end - 1) > end && passage.wordStart(end - 1) <= start);
    return !inWord || passage.nature(start).startsWith("nr");
  }

  /** Offices that follow a name: 王某（区委书记）, 任命王某为区长, 王某书记. */
  private void laterOffices(Passage passage, Roster persons) {
    for (Person person : persons.all()) {
      for (Spot spot : person.spots()) {
        if (spot.passage() == passage) {
          person.positions().addAll(later.of(passage, spot));
        }
      }
    }
  }
}
