package org.bulletin.streams.layout.rename;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** New names of persons, each of the old one's kind; the same for the same. */
final class PersonNames {

  private static final String DOT = "·";
  private static final String SOMEBODY = "某";

  private final RandomGenerator random;
  private final NameLists lists;
  private final Predicate<String> taken;
  private final Map<String, String> renamed = new HashMap<>();

  /**
   * Names persons.
   *
   * @param taken names that must not be given
   */
  PersonNames(RandomGenerator random, NameLists lists, Predicate<String> taken) {
    this.random = random;
    this.lists = lists;
    this.taken = taken;
  }

  /** Returns the new name of a person. */
  String of(String name) {
    String known = renamed.get(name);
    return known != null ? known : rename(name);
  }

  private String rename(String name) {
    Supplier<String> kind = kind(name);
    String newName = kind.get();
    while (taken.test(newName) || renamed.containsValue(newName)) {
      newName = kind.get();
    }
    renamed.put(name, newName);
    return newName;
  }

  private Supplier<String> kind(String name) {
    if (name.contains(DOT)) {
      boolean foreign = lists.has("persons-foreign-given", name.substring(0, name.indexOf(DOT)));
      return foreign
          ? () -> draw("persons-foreign-given") + DOT + draw("persons-foreign-family")
          : () -> draw("persons-minority-parts") + DOT + draw("persons-minority-parts");
    }
    if (name.endsWith(SOMEBODY)) {
      return () -> surname() + SOMEBODY;
    }
    if (lists.has("persons-transcribed", name) || name.length() > 4) {
      return () -> draw("persons-transcribed");
    }
    if (name.length() == 4 && lists.has("persons-japanese", name.substring(0, 2))) {
      return () -> draw("persons-japanese").replace(" ", "");
    }
    return this::chinese;
  }

  /** Half of the names have surnames of few, or look like something else than a name. */
  private String chinese() {
    int kind = random.nextInt(20);
    if (kind < 3) {
      return draw("person-words");
    }
    if (kind == 3) {
      return draw("surnames-common") + draw("surnames-common") + given() + given();
    }
    String given = random.nextInt(4) == 0 ? given() : given() + given();
    return surname() + given;
  }

  private String surname() {
    int kind = random.nextInt(10);
    return draw(kind < 5 ? "surnames-common" : kind < 8 ? "surnames-rare" : "surnames-compound");
  }

  private String given() {
    return draw("given-characters");
  }

  private String draw(String list) {
    return lists.draw(list, random);
  }
}
