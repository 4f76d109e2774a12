package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.Line;

/**
 * The text of a page, a line for each printed line, an empty one between blocks.
 *
 * @param lines where the printed lines stand, without their indents; offsets in UTF-16 into {@code
 *     text}
 */
record PageText(String text, List<Line> lines) {

  /** The text of glyphs; the direction in which most of them are written comes first. */
  static PageText of(PageGlyphs page) {
    List<List<PrintedLine>> blocks = new ArrayList<>();
    page.glyphs().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Turn, List<Glyph>> each) -> -each.getValue().size()))
        .forEach(each -> blocks.addAll(blocks(each.getKey(), each.getValue(), page)));
    return of(blocks);
  }

  /** The text of blocks of lines. */
  static PageText of(List<List<PrintedLine>> blocks) {
    StringBuilder text = new StringBuilder();
    List<Line> lines = new ArrayList<>();
    for (List<PrintedLine> block : blocks) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      Indents indents = Indents.of(block);
      for (PrintedLine line : block) {
        text.append(indents.before(line));
        int start = text.length();
        text.append(line.text());
        lines.add(
            new Line(
                start,
                text.length(),
                line.x(),
                line.y(),
                line.width(),
                line.height(),
                line.fontSize()));
        text.append('\n');
      }
    }
    return new PageText(text.toString(), lines);
  }

  private static List<List<PrintedLine>> blocks(Turn turn, List<Glyph> glyphs, PageGlyphs page) {
    VerticalLines.Found found = VerticalLines.of(glyphs);
    List<PrintedLine> lines = new ArrayList<>();
    found.columns().forEach(column -> lines.add(LineText.down(column)));
    Gutters.cut(LineBuilder.lines(found.others()))
        .forEach(line -> lines.add(LineText.across(line)));
    return ReadingOrder.blocks(lines).stream()
        .map(
            block ->
                block.stream().map(line -> turn.onPage(line, page.width(), page.height())).toList())
        .toList();
  }
}
