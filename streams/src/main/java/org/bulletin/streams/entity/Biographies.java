package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offices that a later clause gives to whom an earlier one named, without naming him again: 王某63岁，
 * 是某厂的退休挡车工; 她当过接生员、做过仓库保管. Immutable.
 */
final class Biographies {

  /** Where such a clause begins, up to its verb. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<=^|[，。；！？：”、])(他|她|自己)?(?:如今|现在|后来|又|还|也|先后|曾经|曾|应邀|就)*"
              + "(?=(?:作为|当过|做过|干过|当上了?|当了|成了|担任|现任|曾任|是)[^，。])");

  private final LaterOffices later;

  Biographies(LaterOffices later) {
    this.later = later;
  }

  /** Gives the persons of an article the offices of such clauses. */
  void find(List<Passage> passages, Roster persons) {
    Optional<Person> before = Optional.empty();
    for (Passage passage : passages) {
      List<Named> named = named(passage, persons);
      Matcher clause = CLAUSE.matcher(passage.text());
      while (clause.find()) {
        int sentence = passage.text().lastIndexOf('。', clause.start() - 1) + 1;
        boolean is = passage.at(clause.end()) == '是';
        boolean pronoun = clause.group(1) != null || "他她".indexOf(passage.at(sentence)) >= 0;
        int from = is && !pronoun ? sentence : 0;
        int to = clause.start();
        Optional<Person> here =
            named.stream()
                .filter(n -> n.spot().start() >= from && n.spot().end() <= to)
                .max(Comparator.comparingInt(n -> n.spot().start()))
                .map(Named::person);
        Optional<Person> subject = here.isPresent() || !pronoun ? here : before;
        List<Spot> offices = later.predicate(passage, clause.end());
        subject.ifPresent(person -> person.positions().addAll(offices));
      }
      if (!named.isEmpty() && passage.index() != Passage.HEADLINE) {
        before = Optional.of(named.get(named.size() - 1).person());
      }
    }
  }

  private record Named(Spot spot, Person person) {}

  private static List<Named> named(Passage passage, Roster persons) {
    List<Named> named = new ArrayList<>();
    for (Person person : persons.all()) {
      for (Spot spot : person.spots()) {
        if (spot.passage() == passage) {
          named.add(new Named(spot, person));
        }
      }
    }
    named.sort(Comparator.comparingInt(n -> n.spot().start()));
    return named;
  }
}
