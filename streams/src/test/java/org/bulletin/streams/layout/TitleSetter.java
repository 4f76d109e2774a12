package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.Block.Line;
import org.bulletin.streams.layout.Block.Run;
import org.bulletin.streams.layout.Fragment.Role;

/** Sets the parts of a title: on a line, over several lines between words, or vertically. */
final class TitleSetter {

  private static final int SHORTEST_VERTICAL = 6;
  private static final int LONGEST_VERTICAL = 24;

  private final RandomGenerator random;
  private final Habits habits;
  private final Words words;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

  TitleSetter(RandomGenerator random, Habits habits, Words words) {
    this.random = random;
    this.habits = habits;
    this.words = words;
  }

  /** Sets a title. */
  List<Block> set(int item, GoldItem truth) {
    boolean vertical = random.nextDouble() < habits.verticals();
    List<Block> blocks = new ArrayList<>();
    for (int part = 0; part < truth.headline().size(); part++) {
      String text = truth.headline().get(part).text();
      boolean stands = vertical && fitsVertically(text);
      List<String> lines = stands ? characters(text) : lines(text);
      vertical &= !stands;
      List<Line> set = new ArrayList<>();
      for (String line : lines) {
        set.add(Line.of(new Run(item, Role.HEADLINE, part, line)));
      }
      if (stands) {
        traits.add(Trait.VERTICAL_HEADLINE);
      } else if (lines.size() > 1) {
        traits.add(Trait.WRAPPED_HEADLINE);
      }
      add(blocks, set, habits.titlesTogether() && !stands);
    }
    return blocks;
  }

  /** Returns what the titles set so far do to a splitter. */
  Set<Trait> traits() {
    return traits;
  }

  private static void add(List<Block> blocks, List<Line> lines, boolean together) {
    if (together && !blocks.isEmpty()) {
      List<Line> all = new ArrayList<>(blocks.remove(blocks.size() - 1).lines());
      all.addAll(lines);
      blocks.add(new Block(all));
    } else {
      blocks.add(new Block(lines));
    }
  }

  private static boolean fitsVertically(String text) {
    return text.length() >= SHORTEST_VERTICAL
        && text.length() <= LONGEST_VERTICAL
        && text.chars().noneMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static List<String> characters(String text) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .filter(character -> !character.isBlank())
        .toList();
  }

  private List<String> lines(String text) {
    if (text.length() < 10 || random.nextDouble() >= habits.wrappedTitles()) {
      return List.of(text);
    }
    int width = Math.max(6, text.length() / random.nextInt(2, 4) + 1);
    BitSet starts = words.starts(text);
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (text.length() - start > width + 2) {
      int end = starts.previousSetBit(start + width);
      while (end > start && !Kinsoku.breaks(text, end)) {
        end = starts.previousSetBit(end - 1);
      }
      if (end <= start) {
        break;
      }
      lines.add(text.substring(start, end).strip());
      start = end;
    }
    lines.add(text.substring(start).strip());
    return lines;
  }
}
