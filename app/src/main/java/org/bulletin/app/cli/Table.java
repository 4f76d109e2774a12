package org.bulletin.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * A table for terminals, a line a row. Chinese characters are two columns wide; what does not fit
 * its column is cut, with an ellipsis.
 */
public final class Table {

  private static final String GAP = "  ";
  private static final String ELLIPSIS = "…";

  private final List<Integer> widths;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table with a header.
   *
   * @param widths of the columns, in columns of the terminal; the last column's is not kept to
   */
  public Table(List<String> header, List<Integer> widths) {
    this.widths = List.copyOf(widths);
    add(header);
    add(widths.stream().map("─"::repeat).toList());
  }

  /** Adds a row. */
  public void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** The table as text, with a line end after each row. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(i == 0 ? "" : GAP);
        line.append(i < row.size() - 1 ? fit(row.get(i), widths.get(i)) : row.get(i));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String fit(String cell, int width) {
    AttributedString whole = new AttributedString(cell);
    String shown =
        whole.columnLength() <= width
            ? cell
            : whole.columnSubSequence(0, width - ELLIPSIS.length()) + ELLIPSIS;
    return shown + " ".repeat(width - new AttributedString(shown).columnLength());
  }
}
