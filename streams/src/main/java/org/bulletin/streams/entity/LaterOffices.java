package org.bulletin.streams.entity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bulletin.schemas.EntityType;

/** Offices that follow a name: 王某（区委书记）, 任命王某为区长, 王某书记, 王某是退休教师. Immutable. */
final class LaterOffices {

  /** From the forms of notices of appointment, and of introductions of persons. */
  private static final Pattern APPOINTMENT =
      Pattern.compile(
          "(?:同志)?(?:等\\d+[人名位])?(?:被|应邀|如今|现在|曾经|曾|还|也|又|原先|原|就|正|已|将|后来)*"
              + "(?:当选为|任命为|推选为|选举为|选为|增选为|补选为|聘任为|聘为|受聘为|评为|晋升为|改任|转任|调任|升任|"
              + "出任|担任|兼任|当选|现任|历任|任|作为|成为|成了|成|当上了|当上|当了|当过|当|做了|做过|做|为|是|系)"
              + "(?:了|一名|一位|一个|名|位)?“?");

  /** What no office holds: pronouns, particles, prepositions. */
  private static final Pattern CLAUSE = Pattern.compile("[他她我你们这那哪谁了着过把被对在从到和与最没不]|一[个名位]");

  private static final int LONGEST_BRACKETS = 40;

  private final Offices offices;

  LaterOffices(Offices offices) {
    this.offices = offices;
  }

  /** Returns the offices that what follows a name gives to it. */
  List<Spot> of(Passage passage, Spot name) {
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
    return predicate(passage, at);
  }

  /** Offices of a predicate that starts at a place: 担任裁判长. */
  List<Spot> predicate(Passage passage, int at) {
    Matcher verb = APPOINTMENT.matcher(passage.text()).region(at, passage.length());
    if (!verb.lookingAt()) {
      return List.of();
    }
    int end = offices.endOfOfficeFrom(passage, verb.end());
    if (end < 0 || Characters.isHan(passage.at(end))) {
      return List.of();
    }
    int of = passage.text().lastIndexOf('的', end);
    int start = of >= verb.end() ? of + 1 : verb.end();
    return CLAUSE.matcher(passage.text()).region(start, end).find()
        ? List.of()
        : offices.all(passage, start, end);
  }

  /** Steps over brackets that stand at a place. */
  static int afterBrackets(Passage passage, int at) {
    if (passage.at(at) != '（') {
      return at;
    }
    int close = passage.text().indexOf('）', at);
    return close > 0 && close - at <= LONGEST_BRACKETS ? close + 1 : at;
  }
}
