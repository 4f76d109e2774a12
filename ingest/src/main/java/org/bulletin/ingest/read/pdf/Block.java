package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.List;

/** Lines of one size that stand together, and the space that they take, in points. */
final class Block {

  private final List<PrintedLine> lines = new ArrayList<>();
  private PrintedLine extent;

  Block(PrintedLine first) {
    this.extent = first;
    add(first);
  }

  void add(PrintedLine line) {
    lines.add(line);
    float x = Math.min(extent.x(), line.x());
    float y = Math.min(extent.y(), line.y());
    float width = Math.max(extent.right(), line.right()) - x;
    extent = extent.at(x, y, width, Math.max(extent.bottom(), line.bottom()) - y);
  }

  List<PrintedLine> lines() {
    return lines;
  }

  PrintedLine last() {
    return lines.get(lines.size() - 1);
  }

  /** A line where the block stands. */
  PrintedLine extent() {
    return extent;
  }
}
