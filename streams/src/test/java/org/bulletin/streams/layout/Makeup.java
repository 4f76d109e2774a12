package org.bulletin.streams.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.Galley.TitleAt;
import org.bulletin.streams.layout.Habits.Turns;
import org.bulletin.streams.layout.Slip.Part;

/**
 * Makes up a page: pastes galleys into an order of their pieces as a text extraction would give it.
 * What stands together on paper is a zone; a zone holds an article, or two that take turns.
 */
final class Makeup {

  private final RandomGenerator random;
  private final Habits habits;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final List<List<Slip>> zones = new ArrayList<>();

  /** What may be pasted where a column ends; whatever is left gets a zone of its own. */
  private final Deque<List<Slip>> inserts = new ArrayDeque<>();

  Makeup(RandomGenerator random, Habits habits) {
    this.random = random;
    this.habits = habits;
  }

  /**
   * Makes up a page.
   *
   * @param articles in the order of their zones
   * @param boxes what may stand anywhere between or in other zones, each box whole
   * @param top furniture of the page's top
   * @param foot furniture of the page's foot
   */
  List<Slip> page(
      List<Galley> articles, List<List<Slip>> boxes, List<String> top, List<String> foot) {
    inserts.addAll(boxes);
    for (Galley galley : articles) {
      if (galley.titleAt() == TitleAt.FAR) {
        traits.add(Trait.HEADLINE_FAR);
        inserts.add(List.of(Slip.title(galley)));
      } else if (galley.titleAt() == TitleAt.AFTER) {
        traits.add(Trait.HEADLINE_AFTER);
      }
    }
    List<Galley> left = new ArrayList<>(articles);
    if (habits.turns() != Turns.NONE) {
      pair(left);
    }
    left.forEach(galley -> zones.add(alone(galley)));
    List<List<Slip>> order = new ArrayList<>(Draw.shuffled(random, zones));
    while (!inserts.isEmpty()) {
      List<Slip> box = inserts.remove();
      boolean title = box.get(0).part() == Part.TITLE && box.size() == 1;
      int at = title && random.nextInt(4) > 0 ? order.size() : random.nextInt(order.size() + 1);
      order.add(at, box);
    }
    furnish(order, top, foot);
    return order.stream().flatMap(List::stream).toList();
  }

  /** Returns what the page does to a splitter, apart from what its galleys do. */
  Set<Trait> traits() {
    return traits;
  }

  /** Lets two articles take turns, or four. */
  private void pair(List<Galley> left) {
    List<Galley> broken = Draw.shuffled(random, left.stream().filter(Galley::broken).toList());
    int pairs = Math.min(broken.size() / 2, random.nextInt(3) == 0 ? 2 : 1);
    for (int pair = 0; pair < pairs; pair++) {
      Galley first = broken.get(2 * pair);
      Galley second = broken.get(2 * pair + 1);
      zones.add(turns(first, second));
      left.remove(first);
      left.remove(second);
    }
  }

  private List<Slip> turns(Galley first, Galley second) {
    List<List<Slip>> a = new ArrayList<>(steps(first));
    List<List<Slip>> b = new ArrayList<>(steps(second));
    List<Slip> zone = new ArrayList<>(a.remove(0));
    Deque<List<Slip>> nextOfA = new ArrayDeque<>(a);
    Deque<List<Slip>> nextOfB = new ArrayDeque<>(b);
    zone.addAll(nextOfB.remove());
    boolean turnOfA = true;
    traits.add(Trait.INTERLEAVED);
    while (!nextOfA.isEmpty() || !nextOfB.isEmpty()) {
      Deque<List<Slip>> next =
          (turnOfA && !nextOfA.isEmpty()) || nextOfB.isEmpty() ? nextOfA : nextOfB;
      zone.addAll(next.remove());
      boolean stays = habits.turns() == Turns.UNEVEN && random.nextInt(3) == 0;
      if (stays) {
        traits.add(Trait.INTERLEAVED_UNEVENLY);
      } else {
        turnOfA = !turnOfA;
      }
    }
    return zone;
  }

  private List<Slip> alone(Galley galley) {
    List<Slip> zone = new ArrayList<>();
    List<List<Slip>> steps = steps(galley);
    for (int step = 0; step < steps.size(); step++) {
      zone.addAll(steps.get(step));
      boolean inside = step < galley.columns().size() && galley.columns().get(step).cut().inside();
      if (inside && random.nextInt(3) == 0) {
        insert(galley, zone);
      }
    }
    return zone;
  }

  private void insert(Galley into, List<Slip> zone) {
    List<List<Slip>> others =
        inserts.stream().filter(box -> box.get(0).item() != into.item()).toList();
    if (!others.isEmpty()) {
      List<Slip> box = Draw.of(random, others);
      inserts.remove(box);
      zone.addAll(box);
      traits.add(Trait.INSERTED_AT_CUT);
    }
  }

  /** Cuts a galley up and pastes its captions where nobody takes them for a paragraph. */
  private List<List<Slip>> steps(Galley galley) {
    List<List<Slip>> steps = new ArrayList<>();
    Slip.steps(galley).forEach(step -> steps.add(new ArrayList<>(step)));
    if (galley.captions().isEmpty()) {
      return steps;
    }
    traits.add(Trait.CAPTIONS);
    for (int step = 0; step < steps.size() - 1; step++) {
      if (galley.columns().get(step).cut().inside() && random.nextInt(4) > 0) {
        traits.add(Trait.INSERTED_AT_CUT);
        steps.get(step).add(Slip.captions(galley));
        return steps;
      }
    }
    List<Slip> first = steps.get(0);
    if (first.get(0).part() == Part.TITLE && first.get(1).part() == Part.BYLINE) {
      first.add(1, Slip.captions(galley));
    } else {
      steps.get(steps.size() - 1).add(Slip.captions(galley));
    }
    return steps;
  }

  private void furnish(List<List<Slip>> order, List<String> top, List<String> foot) {
    if (!top.isEmpty()) {
      order.add(0, List.of(Slip.of(Part.FURNITURE, top)));
      traits.add(Trait.FURNITURE);
    }
    if (!foot.isEmpty()) {
      int at = random.nextInt(4) == 0 ? random.nextInt(1, order.size() + 1) : order.size();
      order.add(at, List.of(Slip.of(Part.FURNITURE, foot)));
      traits.add(Trait.FURNITURE);
    }
  }
}
