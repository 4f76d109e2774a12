package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bulletin.streams.layout.Block.Line;
import org.bulletin.streams.layout.Block.Run;
import org.bulletin.streams.layout.Slip.Part;
import org.bulletin.streams.split.Range;

/** Writes the text of a page, and keeps account of where each stretch of it comes from. */
final class PageWriter {

  private static final Pattern DAY = Pattern.compile("(?<=月)(?=\\d)");

  private final RandomGenerator random;
  private final Habits habits;
  private final StringBuilder text = new StringBuilder();
  private final List<Fragment> fragments = new ArrayList<>();

  PageWriter(RandomGenerator random, Habits habits) {
    this.random = random;
    this.habits = habits;
  }

  /** Writes slips in their order. */
  void write(List<Slip> page) {
    text.append("\n".repeat(random.nextInt(5)));
    Slip before = null;
    for (Slip slip : page) {
      boolean zone = begins(before, slip);
      for (int i = 0; i < slip.blocks().size(); i++) {
        Block block = slip.blocks().get(i);
        boolean first = zone && i == 0;
        if (before != null || i > 0) {
          part(first && joins(before, slip));
        }
        if (first && before != null && habits.formFeeds() && random.nextInt(3) == 0) {
          text.append('\f');
        }
        write(first ? block.led(habits.lead()) : block);
      }
      before = slip;
    }
    text.append("\n".repeat(random.nextInt(3)));
  }

  String text() {
    return text.toString();
  }

  List<Fragment> fragments() {
    return fragments;
  }

  private static boolean begins(Slip before, Slip slip) {
    boolean goesOn = (slip.part() == Part.COLUMN && slip.column() > 0) || slip.part() == Part.TAIL;
    return before == null || (before.item() != slip.item() && !goesOn);
  }

  /** A new zone now and then begins with a blank in place of a blank line. */
  private boolean joins(Slip before, Slip slip) {
    return !habits.lead().isEmpty()
        && before.part() == Part.TITLE
        && (slip.part() == Part.BYLINE || slip.part() == Part.LABEL)
        && random.nextInt(3) == 0;
  }

  private void part(boolean closely) {
    text.append(closely ? "\n" : random.nextInt(8) == 0 ? "\n\n\n\n" : "\n\n");
  }

  private void write(Block block) {
    for (int i = 0; i < block.lines().size(); i++) {
      if (i > 0) {
        text.append('\n');
      }
      write(block.lines().get(i));
    }
  }

  private void write(Line line) {
    text.append(line.lead());
    for (Run run : line.runs()) {
      int start = text.length();
      text.append(habits.blanksInDates() ? DAY.matcher(run.text()).replaceAll(" ") : run.text());
      Range range = Lines.trim(text, new Range(start, text.length()));
      fragments.add(new Fragment(range, run.item(), run.role(), run.unit()));
    }
  }
}
