package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.streams.layout.Fragment.Role;

/** Lines without a blank line between them. */
record Block(List<Line> lines) {

  /** A stretch of one unit of an item. */
  record Run(int item, Role role, int unit, String text) {}

  /**
   * A printed line.
   *
   * @param lead blanks before it
   */
  record Line(String lead, List<Run> runs) {

    Line {
      runs = List.copyOf(runs);
    }

    /** A line of one run. */
    static Line of(Run run) {
      return new Line("", List.of(run));
    }

    /** Puts a run at the end of the line. */
    Line with(Run run) {
      List<Run> longer = new ArrayList<>(runs);
      longer.add(run);
      return new Line(lead, longer);
    }
  }

  Block {
    lines = List.copyOf(lines);
  }

  /** A block of one line. */
  static Block of(Run run) {
    return new Block(List.of(Line.of(run)));
  }

  /** Puts a run at the end of the last line. */
  Block with(Run run) {
    List<Line> longer = new ArrayList<>(lines);
    longer.add(longer.remove(longer.size() - 1).with(run));
    return new Block(longer);
  }

  /** Puts blanks before the first line. */
  Block led(String lead) {
    List<Line> led = new ArrayList<>(lines);
    led.set(0, new Line(lead, led.get(0).runs()));
    return new Block(led);
  }
}
