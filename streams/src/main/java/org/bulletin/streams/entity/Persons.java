package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private static final Pattern APPOINTMENT =
      Pattern.compile("(?:同志)?(?:被)?(?:当选为|任命为|推选为|选举为|聘任为|聘为|出任|担任|兼任|当选|现任|任|为|是|系)");

  private static final int LONGEST_BRACKETS = 40;

  private final Offices offices;
  private final NameShape shape;
  private final Lexicon leads = Lexicon.read("person-leads.txt");
  private final Lexicon foreign = Lexicon.read("transliteration.txt");

  Persons(Offices offices, NameShape shape) {
    this.offices = offices;
    this.shape = shape;
  }

  Map<String, Person> find(Reading reading) {
    Map<String, Person> persons = new LinkedHashMap<>();
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
      dotted(reading, passage, persons);
      led(reading, passage, persons);
      labelled(reading, passage, persons);
      subjects(reading, passage, persons);
    }
    for (Passage passage : reading.passages()) {
      comrades(reading, passage, persons);
      repeated(passage, persons);
    }
    for (Group group : groups) {
      List<Spot> positions = offices.listEndingAt(group.passage(), group.officeEnd());
      for (Spot name : group.names()) {
        person(name, persons).positions().addAll(positions);
      }
    }
    for (Passage passage : reading.passages()) {
      listed(reading, passage, persons);
    }
    for (Passage passage : reading.passages()) {
      repeated(passage, persons);
      laterOffices(passage, persons);
    }
    return persons;
  }

  private static void mask(Passage passage) {
    for (Pattern pattern : List.of(CREDIT, PHOTOGRAPHER)) {
      Matcher matcher = pattern.matcher(passage.text());
      while (matcher.find()) {
        passage.claim(matcher.start(), matcher.end(), EntityType.UNKNOWN);
      }
    }
  }

  private static void add(Passage passage, int start, int end, Map<String, Person> persons) {
    passage.claim(start, end, EntityType.PERSON);
    Spot spot = new Spot(passage, start, end);
    person(spot, persons).spots().add(spot);
  }

  /** Names before 同志, also inside titles of documents, and what becomes of them. */
  private void comrades(Reading reading, Passage passage, Map<String, Person> persons) {
    for (int at = passage.text().indexOf("同志"); at > 0; at = passage.text().indexOf("同志", at + 2)) {
      List<Spot> names = new ArrayList<>();
      int end = at;
      while (end > 0) {
        Optional<Spot> name = nameBefore(reading, passage, end);
        if (name.isEmpty()) {
          break;
        }
        names.add(name.get());
        end = name.get().start();
        if (passage.at(end - 1) != '、') {
          break;
        }
        end--;
      }
      List<Spot> offices = names.isEmpty() ? List.of() : officesAfter(passage, names.get(0));
      for (Spot name : names) {
        if (passage.owner(name.start()) != EntityType.PERSON) {
          add(passage, name.start(), name.end(), persons);
        }
        person(name, persons).positions().addAll(offices);
      }
    }
  }

  private Optional<Spot> nameBefore(Reading reading, Passage passage, int end) {
    for (int start = Math.max(0, end - 4); start <= end - 2; start++) {
      Optional<Integer> found = shape.end(reading, passage, start, NameShape.Context.LIST);
      if (found.isPresent() && found.get() == end) {
        return Optional.of(new Spot(passage, start, end));
      }
    }
    return Optional.empty();
  }

  private static Person person(Spot spot, Map<String, Person> persons) {
    return persons.computeIfAbsent(spot.text().replace(" ", ""), Person::new);
  }

  private void titled(
      Reading reading, Passage passage, Map<String, Person> persons, List<Group> groups) {
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
          offices.uncertain(passage, head, end) ? NameShape.Context.LEAD : NameShape.Context.OFFICE;
      Optional<Integer> nameEnd = name(reading, passage, start, context);
      if (nameEnd.isEmpty()) {
        continue;
      }
      List<Spot> names = new ArrayList<>();
      names.add(new Spot(passage, start, nameEnd.get()));
      add(passage, start, nameEnd.get(), persons);
      names.addAll(list(reading, passage, nameEnd.get(), persons));
      groups.add(new Group(passage, end, names));
    }
  }

  /**
   * Names that share the offices in front of them.
   *
   * @param officeEnd where the last of the offices ends
   */
  private record Group(Passage passage, int officeEnd, List<Spot> names) {}

  /** The names that follow one in a list, as far as they have no office of their own. */
  private List<Spot> list(Reading reading, Passage passage, int end, Map<String, Person> persons) {
    List<Spot> names = new ArrayList<>();
    int at = afterBrackets(passage, end);
    while (passage.at(at) == '、' || passage.at(at) == '和' || passage.at(at) == '及') {
      boolean comma = passage.at(at) == '、';
      Optional<Integer> next =
          name(reading, passage, at + 1, comma ? NameShape.Context.LIST : NameShape.Context.LEAD);
      if (next.isEmpty() || offices.headBefore(passage, next.get()) > at) {
        break;
      }
      names.add(new Spot(passage, at + 1, next.get()));
      add(passage, at + 1, next.get(), persons);
      at = afterBrackets(passage, next.get());
    }
    return names;
  }

  private Optional<Integer> name(
      Reading reading, Passage passage, int start, NameShape.Context context) {
    return shape.end(reading, passage, start, context).filter(end -> passage.free(start, end));
  }

  private static int afterBrackets(Passage passage, int at) {
    if (passage.at(at) != '（') {
      return at;
    }
    int close = passage.text().indexOf('）', at);
    return close > 0 && close - at <= LONGEST_BRACKETS ? close + 1 : at;
  }

  private void dotted(Reading reading, Passage passage, Map<String, Person> persons) {
    for (int i = 1; i < passage.length(); i++) {
      if (passage.at(i) != '·' || !passage.free(i, i + 1)) {
        continue;
      }
      int start = i;
      while (start > 0
          && i - start < 6
          && passage.free(start - 1, start)
          && foreign.contains(passage.text(), start - 1, start)
          && !begins(passage, start)) {
        start--;
      }
      if (start < i) {
        int from = start;
        name(reading, passage, from, NameShape.Context.LEAD)
            .filter(end -> end > from + 2)
            .ifPresent(end -> add(passage, from, end, persons));
      }
    }
  }

  private static boolean begins(Passage passage, int at) {
    Label label = passage.labelAt(at);
    return label.kind() == Label.Kind.PERSON && label.place() == Label.Place.BEGIN;
  }

  private void led(Reading reading, Passage passage, Map<String, Person> persons) {
    for (int start = 1; start < passage.length(); start++) {
      if (passage.free(start, start + 1)
          && leads.startOfLongestBefore(passage.text(), start) >= 0) {
        int from = passage.at(start) == '“' ? start + 1 : start;
        name(reading, passage, from, NameShape.Context.LEAD)
            .ifPresent(
                end -> {
                  add(passage, from, end, persons);
                  list(reading, passage, end, persons);
                });
      }
    }
  }

  private void labelled(Reading reading, Passage passage, Map<String, Person> persons) {
    for (int start = 0; start < passage.length(); start++) {
      int end = passage.labelEnd(start, Label.Kind.PERSON);
      if (end > 0 && passage.free(start, end)) {
        int from = start;
        name(reading, passage, from, NameShape.Context.NONE)
            .ifPresent(to -> add(passage, from, to, persons));
      }
    }
  }

  private void subjects(Reading reading, Passage passage, Map<String, Person> persons) {
    for (int start = 0; start < passage.length(); start++) {
      if (clauseStart(passage, start)
          && passage.free(start, start + 1)
          && shape.startsLikeName(passage, start)) {
        int from = start;
        name(reading, passage, from, NameShape.Context.SUBJECT)
            .filter(end -> shape.cueAt(passage, end))
            .or(() -> appointed(reading, passage, from))
            .ifPresent(end -> add(passage, from, end, persons));
      }
    }
  }

  /** A name at the head of an appointment: 某某的县卫生健康局局长职务. */
  private Optional<Integer> appointed(Reading reading, Passage passage, int start) {
    return name(reading, passage, start, NameShape.Context.OFFICE)
        .filter(end -> passage.at(end) == '的' || passage.at(end) == '为')
        .filter(end -> !officesAfter(passage, new Spot(passage, start, end)).isEmpty());
  }

  private static boolean clauseStart(Passage passage, int at) {
    return "\n，。！？；：”“ ".indexOf(passage.at(at - 1)) >= 0;
  }

  /** Marks the other places where a name stands. */
  private void repeated(Passage passage, Map<String, Person> persons) {
    for (String name : List.copyOf(persons.keySet())) {
      for (int at = passage.text().indexOf(name);
          at >= 0;
          at = passage.text().indexOf(name, at + name.length())) {
        int end = at + name.length();
        if (passage.free(at, end) && stands(passage, at, end)) {
          add(passage, at, end, persons);
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

  /** Names in a list with persons, and 等区领导 behind a list. */
  private void listed(Reading reading, Passage passage, Map<String, Person> persons) {
    for (int at = 1; at < passage.length(); at++) {
      if (passage.owner(at - 1) == EntityType.PERSON && passage.owner(at) != EntityType.PERSON) {
        list(reading, passage, at, persons);
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

  private void before(Reading reading, Passage passage, int end, Map<String, Person> persons) {
    for (int start = end - 2; start >= Math.max(0, end - 4); start--) {
      boolean boundary =
          clauseStart(passage, start)
              || passage.at(start - 1) == '、'
              || offices.headBefore(passage, start) >= 0;
      Optional<Integer> found =
          boundary ? name(reading, passage, start, NameShape.Context.LIST) : Optional.empty();
      if (found.isPresent() && found.get() == end) {
        add(passage, start, end, persons);
        return;
      }
    }
  }

  private static void together(Passage passage, Spot office, Map<String, Person> persons) {
    int at = office.start() - 1;
    while (at > 0 && (passage.owner(at - 1) == EntityType.PERSON || passage.at(at - 1) == '、')) {
      at--;
    }
    for (Person person : persons.values()) {
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

  /** Offices that follow a name: 王某（区委书记）, 任命王某为区长, 王某书记. */
  private void laterOffices(Passage passage, Map<String, Person> persons) {
    for (Person person : persons.values()) {
      for (Spot spot : person.spots()) {
        if (spot.passage() == passage) {
          person.positions().addAll(officesAfter(passage, spot));
        }
      }
    }
  }

  private List<Spot> officesAfter(Passage passage, Spot name) {
    int at = passage.text().startsWith("同志", name.end()) ? name.end() + 2 : name.end();
    if (passage.text().startsWith("辞去", at)) {
      int end = offices.endOfOfficeFrom(passage, at + 2);
      return end > 0 ? offices.all(passage, at + 2, end) : List.of();
    }
    if (passage.at(at) == '（') {
      int close = afterBrackets(passage, at) - 1;
      return close > at ? offices.all(passage, at + 1, close) : List.of();
    }
    Optional<Integer> address = offices.addressAt(passage, at);
    if (address.isPresent()) {
      boolean free = passage.owner(address.get()) != EntityType.PERSON;
      return free ? List.of(new Spot(passage, at, address.get())) : List.of();
    }
    if (passage.at(at) == '的') {
      int end = offices.endOfOfficeFrom(passage, at + 1);
      return end > 0 && passage.text().startsWith("职务", end)
          ? offices.all(passage, at + 1, end)
          : List.of();
    }
    Matcher verb = APPOINTMENT.matcher(passage.text()).region(at, passage.length());
    if (verb.lookingAt()) {
      int end = offices.endOfOfficeFrom(passage, verb.end());
      if (end > 0 && !Characters.isHan(passage.at(end))) {
        return offices.all(passage, verb.end(), end).stream()
            .filter(office -> offices.endingAt(passage, office.end()).equals(Optional.of(office)))
            .toList();
      }
    }
    return List.of();
  }
}
