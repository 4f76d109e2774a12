package org.bulletin.app.inspect;

import java.util.List;
import java.util.stream.Collectors;
import org.bulletin.app.cli.Table;
import org.bulletin.streams.split.Explanation;
import org.bulletin.streams.split.Explanation.ExplainedBlock;
import org.bulletin.streams.split.Explanation.ExplainedTitles;

/** Why a page was split as it was: for whoever improves the splitter next. */
public final class DecisionsReport {

  private static final int END = -1;

  private DecisionsReport() {}

  /** The decisions as tables, with a line end at the end. */
  public static String of(List<Explanation> explanations) {
    return explanations.stream()
        .map(page -> blocks(page.blocks()) + titles(page.titles()))
        .collect(Collectors.joining("\n"));
  }

  private static String blocks(List<ExplainedBlock> blocks) {
    Table table =
        new Table(
            List.of("block", "role", "title odds", "goes on with", "margin", "text"),
            List.of(5, 11, 10, 20, 6, 60));
    for (ExplainedBlock block : blocks) {
      table.add(
          List.of(
              Integer.toString(block.index()),
              block.role(),
              number(block.titleOdds()),
              block.next() == END ? "" : block.next() + (block.joined() ? " (same paragraph)" : ""),
              number(block.margin()),
              block.text().replace('\n', ' ')));
    }
    return table + "\n";
  }

  private static String titles(List<ExplainedTitles> groups) {
    Table table = new Table(List.of("titles", "use", "of block", "margin"), List.of(14, 9, 8, 7));
    for (ExplainedTitles group : groups) {
      table.add(
          List.of(
              group.blocks().stream().map(String::valueOf).collect(Collectors.joining(" ")),
              group.use(),
              group.firstBlock() == END ? "" : Integer.toString(group.firstBlock()),
              number(group.score())));
    }
    return table + "\n";
  }

  private static String number(double value) {
    return String.format("%.1f", value);
  }
}
