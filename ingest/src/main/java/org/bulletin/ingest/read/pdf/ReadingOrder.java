package org.bulletin.ingest.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A plain order of a page's lines. Lines of one size that stand closely one below another (vertical
 * ones: one left of another) make a block; blocks go from top to bottom, and from left to right
 * where they begin at the same height. What belongs to one article is the splitter's to say.
 */
final class ReadingOrder {

  private static final float SAME_SIZE = 1.15f;

  /** In ems, between two lines of a block; leading is up to one em. */
  private static final float WIDEST_LEADING = 1;

  /** In ems, between two vertical lines of a block. */
  private static final float WIDEST_ASIDE = 1.5f;

  private static final float COMMON = 0.5f;

  /** In ems: blocks whose tops are no further apart begin at the same height. */
  private static final float SAME_HEIGHT = 0.8f;

  private ReadingOrder() {}

  /** The blocks of a page, in their order, each with its lines in their order. */
  static List<List<PrintedLine>> blocks(List<PrintedLine> lines) {
    List<Block> blocks = new ArrayList<>();
    lines.stream()
        .filter(line -> !line.vertical())
        .sorted(Comparator.comparing(PrintedLine::y).thenComparing(PrintedLine::x))
        .forEach(line -> addBelow(blocks, line));
    List<Block> vertical = new ArrayList<>();
    lines.stream()
        .filter(PrintedLine::vertical)
        .sorted(Comparator.comparing(PrintedLine::right).reversed())
        .forEach(line -> addLeft(vertical, line));
    blocks.addAll(vertical);
    return inRows(blocks).stream().map(Block::lines).toList();
  }

  /** The last line of a paragraph may be short: the block's width counts. */
  private static void addBelow(List<Block> blocks, PrintedLine line) {
    add(
        blocks,
        line,
        block ->
            line.y() >= block.last().y() + block.last().height() / 2
                && line.y() - block.last().bottom() <= WIDEST_LEADING * line.fontSize()
                && line.commonWidth(block.extent())
                    >= COMMON * Math.min(line.width(), block.extent().width()),
        block -> line.y() - block.last().bottom() - line.commonWidth(block.last()));
  }

  private static void addLeft(List<Block> blocks, PrintedLine line) {
    add(
        blocks,
        line,
        block ->
            -line.commonWidth(block.last()) <= WIDEST_ASIDE * line.fontSize()
                && line.commonHeight(block.extent())
                    >= COMMON * Math.min(line.height(), block.extent().height()),
        block -> -line.commonWidth(block.last()));
  }

  private static void add(
      List<Block> blocks, PrintedLine line, Predicate<Block> fits, ToDoubleFunction<Block> far) {
    if (Thread.currentThread().isInterrupted()) {
      throw new LimitException("reading it takes too long");
    }
    blocks.stream()
        .filter(block -> block.last().sizedLike(line, SAME_SIZE) && fits.test(block))
        .min(Comparator.comparingDouble(far))
        .ifPresentOrElse(block -> block.add(line), () -> blocks.add(new Block(line)));
  }

  private static List<Block> inRows(List<Block> blocks) {
    List<Block> byTop = new ArrayList<>(blocks);
    byTop.sort(Comparator.comparing(block -> block.extent().y()));
    List<Block> ordered = new ArrayList<>();
    for (int from = 0; from < byTop.size(); ) {
      PrintedLine highest = byTop.get(from).extent();
      float lowest = highest.y() + SAME_HEIGHT * highest.fontSize();
      int to = from + 1;
      while (to < byTop.size() && byTop.get(to).extent().y() <= lowest) {
        to++;
      }
      byTop.subList(from, to).stream()
          .sorted(Comparator.comparing(block -> block.extent().x()))
          .forEach(ordered::add);
      from = to;
    }
    return ordered;
  }
}
