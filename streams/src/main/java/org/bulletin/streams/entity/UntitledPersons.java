package org.bulletin.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bulletin.schemas.EntityType;
import org.bulletin.streams.entity.model.Label;

/**
 * Persons that no office stands before: after words such as 村民, with a middle dot, where the model
 * labels one, at the beginning of a clause, before 同志. Immutable.
 */
final class UntitledPersons {

  private final NameShape shape;
  private final LaterOffices later;
  private final PersonLists lists;
  private final Transcription foreign;
  private final Lexicon appointments =
      Lexicon.of(List.of("任命", "免去", "补选", "增选", "选举", "推选", "接受", "同意", "聘任", "聘请"));
  private final Lexicon leads = Lexicon.read("person-leads.txt");

  UntitledPersons(NameShape shape, LaterOffices later, PersonLists lists, Transcription foreign) {
    this.shape = shape;
    this.later = later;
    this.lists = lists;
    this.foreign = foreign;
  }

  /** Finds those that need no other evidence than their own. */
  void find(Reading reading, Passage passage, Roster persons) {
    dotted(reading, passage, persons);
    led(reading, passage, persons);
    labelled(reading, passage, persons);
    subjects(reading, passage, persons);
  }

  /** Names before 同志, also inside titles of documents, and what becomes of them. */
  void comrades(Reading reading, Passage passage, Roster persons) {
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
      List<Spot> offices = names.isEmpty() ? List.of() : later.of(passage, names.get(0));
      for (Spot name : names) {
        if (passage.owner(name.start()) != EntityType.PERSON) {
          persons.add(passage, name.start(), name.end());
        }
        persons.person(name).positions().addAll(offices);
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

  private void dotted(Reading reading, Passage passage, Roster persons) {
    for (int i = 1; i < passage.length(); i++) {
      if (passage.at(i) != '·' || !passage.free(i, i + 1)) {
        continue;
      }
      int start = i;
      while (start > 0
          && i - start < 6
          && passage.free(start - 1, start)
          && foreign.at(passage, start - 1)
          && !begins(passage, start)) {
        start--;
      }
      if (start < i) {
        int from = start;
        shape
            .free(reading, passage, from, NameShape.Context.LEAD)
            .filter(end -> end > from + 2)
            .ifPresent(end -> persons.add(passage, from, end));
      }
    }
  }

  private static boolean begins(Passage passage, int at) {
    Label label = passage.labelAt(at);
    return label.kind() == Label.Kind.PERSON && label.place() == Label.Place.BEGIN;
  }

  private void led(Reading reading, Passage passage, Roster persons) {
    for (int start = 1; start < passage.length(); start++) {
      Optional<NameShape.Context> context = lead(passage, start);
      if (context.isPresent()) {
        int from = passage.at(start) == '“' ? start + 1 : start;
        shape
            .free(reading, passage, from, context.get())
            .ifPresent(
                end -> {
                  persons.add(passage, from, end);
                  lists.follow(reading, passage, end, persons);
                });
      }
    }
  }

  private Optional<NameShape.Context> lead(Passage passage, int start) {
    if (!passage.free(start, start + 1)) {
      return Optional.empty();
    }
    int lead = leads.startOfLongestBefore(passage.text(), start);
    if (lead >= 0) {
      char last = passage.at(start - 1);
      boolean called = last == '叫' || last == '为';
      return Optional.of(called ? NameShape.Context.NAMED : NameShape.Context.LEAD);
    }
    boolean attribute = passage.at(start - 1) == '的' && shape.startsLikeName(passage, start);
    return attribute ? Optional.of(NameShape.Context.ATTRIBUTE) : Optional.empty();
  }

  private void labelled(Reading reading, Passage passage, Roster persons) {
    for (int start = 0; start < passage.length(); start++) {
      int end = passage.labelEnd(start, Label.Kind.PERSON);
      if (end > 0 && passage.free(start, end)) {
        int from = start;
        shape
            .free(reading, passage, from, NameShape.Context.NONE)
            .ifPresent(to -> persons.add(passage, from, to));
      }
    }
  }

  private void subjects(Reading reading, Passage passage, Roster persons) {
    for (int start = 0; start < passage.length(); start++) {
      if ((PersonLists.clauseStart(passage, start)
              || appointments.startOfLongestBefore(passage.text(), start) >= 0)
          && passage.free(start, start + 1)
          && shape.startsLikeName(passage, start)) {
        int from = start;
        shape
            .free(reading, passage, from, NameShape.Context.SUBJECT)
            .or(() -> appointed(passage, from))
            .ifPresent(end -> persons.add(passage, from, end));
      }
    }
  }

  /**
   * A name between a verb of appointment, or the beginning of a clause, and the office that is
   * given or taken: 免去某某的县卫生健康局局长职务.
   */
  private Optional<Integer> appointed(Passage passage, int start) {
    for (int end = start + 2; end <= shape.limit(passage, start); end++) {
      boolean given =
          (passage.at(end) == '的' || passage.at(end) == '为') && passage.free(start, end);
      if (given && !later.of(passage, new Spot(passage, start, end)).isEmpty()) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }
}
