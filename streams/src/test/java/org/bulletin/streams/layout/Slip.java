package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.streams.layout.Block.Run;
import org.bulletin.streams.layout.Fragment.Role;
import org.bulletin.streams.layout.Galley.TitleAt;

/**
 * A piece of a galley, as it is pasted on a page.
 *
 * @param item number of the item, {@link Fragment#NONE} for labels and furniture
 * @param column which column of the item's body, from 0; of no meaning for other parts
 */
record Slip(int item, Part part, int column, List<Block> blocks) {

  enum Part {
    TITLE,
    BYLINE,
    COLUMN,
    TAIL,
    CAPTION,
    LABEL,
    FURNITURE
  }

  Slip {
    blocks = List.copyOf(blocks);
  }

  /** Lines that belong to no item. */
  static Slip of(Part part, List<String> lines) {
    Role role = part == Part.LABEL ? Role.LABEL : Role.FURNITURE;
    return new Slip(
        Fragment.NONE,
        part,
        0,
        lines.stream().map(line -> Block.of(new Run(Fragment.NONE, role, 0, line))).toList());
  }

  /** A galley's title. */
  static Slip title(Galley galley) {
    return new Slip(galley.item(), Part.TITLE, 0, galley.title());
  }

  /** A galley's captions. */
  static Slip captions(Galley galley) {
    return new Slip(galley.item(), Part.CAPTION, 0, galley.captions());
  }

  /**
   * Cuts a galley up, captions and titles that stand far away left out.
   *
   * @return one list of slips a column, to be pasted in this order
   */
  static List<List<Slip>> steps(Galley galley) {
    List<List<Slip>> steps = new ArrayList<>();
    List<Slip> step = new ArrayList<>();
    if (galley.titleAt() == TitleAt.BEFORE) {
      add(step, title(galley));
    }
    add(step, new Slip(galley.item(), Part.BYLINE, 0, galley.byline()));
    for (int column = 0; column < galley.columns().size(); column++) {
      add(
          step,
          new Slip(galley.item(), Part.COLUMN, column, galley.columns().get(column).blocks()));
      if (column < galley.columns().size() - 1) {
        steps.add(step);
        step = new ArrayList<>();
      }
    }
    add(step, new Slip(galley.item(), Part.TAIL, 0, galley.tail()));
    if (galley.titleAt() == TitleAt.AFTER) {
      add(step, title(galley));
    }
    steps.add(step);
    return steps;
  }

  private static void add(List<Slip> slips, Slip slip) {
    if (!slip.blocks().isEmpty()) {
      slips.add(slip);
    }
  }
}
