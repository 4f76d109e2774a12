package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.Block.Line;
import org.bulletin.streams.layout.Block.Run;
import org.bulletin.streams.layout.Fragment.Role;
import org.bulletin.streams.layout.Galley.Column;
import org.bulletin.streams.layout.Galley.Cut;
import org.bulletin.streams.layout.Habits.Parting;

/**
 * Sets an article's body: breaks it into the lines of a narrow column, ends columns between lines,
 * and prints a paragraph's lines one by one or joined.
 *
 * <p>A column never ends, and no blank line is strewn, between two sentences of a paragraph:
 * nothing on the page would tell that the paragraph goes on.
 */
final class BodySetter {

  private static final String OPENERS = "“‘《（(";

  private final RandomGenerator random;
  private final Habits habits;
  private final Words words;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

  BodySetter(RandomGenerator random, Habits habits, Words words) {
    this.random = random;
    this.habits = habits;
    this.words = words;
  }

  /** A line of a narrow column. */
  private record Slug(int paragraph, boolean heading, boolean first, boolean last, String text) {}

  /**
   * Sets a body.
   *
   * @param narrow whether each line of the column is a line of the text
   * @param columns how many columns are wanted; there may be fewer
   */
  List<Column> set(int item, GoldItem truth, boolean narrow, int columns) {
    int width = habits.widthVaries() ? random.nextInt(12, 25) : habits.width();
    int wider = width < 16 ? width * 2 : width - random.nextInt(3, 6);
    boolean changes = narrow && habits.widthChanges() && random.nextBoolean();
    int changeAt = changes ? random.nextInt(4, 40) : Integer.MAX_VALUE;
    List<Slug> slugs = slugs(truth, line -> line < changeAt ? width : wider);
    note(slugs.size() > changeAt, Trait.WIDTH_CHANGES);
    note(narrow, Trait.HARD_WRAPPED);
    List<Column> set = new ArrayList<>();
    int start = 0;
    for (int end : columnEnds(slugs, columns)) {
      List<Slug> column = slugs.subList(start, end);
      List<Block> blocks =
          narrow ? narrow(item, column, Math.min(width, wider)) : joined(item, column);
      set.add(new Column(blocks, text(column), cut(slugs, end)));
      start = end;
    }
    return set;
  }

  /** Returns what the bodies set so far do to a splitter. */
  Set<Trait> traits() {
    return traits;
  }

  private static List<Slug> slugs(GoldItem truth, IntUnaryOperator widths) {
    List<Slug> slugs = new ArrayList<>();
    for (int paragraph = 0; paragraph < truth.body().size(); paragraph++) {
      boolean heading = truth.body().get(paragraph).heading();
      String text = truth.body().get(paragraph).text().text();
      int before = slugs.size();
      List<String> lines = Kinsoku.lines(text, n -> widths.applyAsInt(before + n));
      for (int i = 0; i < lines.size(); i++) {
        slugs.add(new Slug(paragraph, heading, i == 0, i == lines.size() - 1, lines.get(i)));
      }
    }
    return slugs;
  }

  /** Chooses the ends of columns of about the same height, the last one the end of the body. */
  private Set<Integer> columnEnds(List<Slug> slugs, int columns) {
    TreeSet<Integer> ends = new TreeSet<>(Set.of(slugs.size()));
    int reach = Math.max(2, slugs.size() / (columns * 3));
    for (int column = 1; column < columns; column++) {
      int ideal = slugs.size() * column / columns;
      List<Integer> near = new ArrayList<>();
      for (int at = Math.max(1, ideal - reach); at < Math.min(slugs.size(), ideal + reach); at++) {
        if (mayEnd(slugs, at)) {
          near.add(at);
        }
      }
      Cut wanted = wantedCut();
      List<Integer> best = near.stream().filter(at -> cut(slugs, at) == wanted).toList();
      if (!near.isEmpty()) {
        ends.add(Draw.of(random, best.isEmpty() ? near : best));
      }
    }
    return ends;
  }

  private Cut wantedCut() {
    return random.nextDouble() < habits.wordCuts()
        ? Cut.WORD
        : Draw.of(random, Cut.SENTENCE, 3, Cut.PARAGRAPH, 1);
  }

  /** Headings stay with what they head; sentences of a paragraph are not parted between them. */
  private static boolean mayEnd(List<Slug> slugs, int at) {
    Slug before = slugs.get(at - 1);
    Slug after = slugs.get(at);
    return !before.heading() && !after.heading() && (after.first() || open(before));
  }

  private static boolean open(Slug slug) {
    return !Kinsoku.sentenceEnds(slug.text());
  }

  private Cut cut(List<Slug> slugs, int at) {
    if (at == slugs.size()) {
      return Cut.NONE;
    }
    if (slugs.get(at).first()) {
      return Cut.PARAGRAPH;
    }
    int paragraph = slugs.get(at).paragraph();
    StringBuilder before = new StringBuilder();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < slugs.size(); i++) {
      if (slugs.get(i).paragraph() == paragraph) {
        all.append(slugs.get(i).text());
        before.append(i < at ? slugs.get(i).text() : "");
      }
    }
    BitSet starts = words.starts(all.toString());
    return starts.get(before.length()) ? Cut.SENTENCE : Cut.WORD;
  }

  /** Prints a column line by line. */
  private List<Block> narrow(int item, List<Slug> column, int width) {
    List<Block> blocks = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < column.size(); i++) {
      if (i > 0 && blankBefore(column.get(i - 1), column.get(i), width)) {
        blocks.add(new Block(lines));
        lines.clear();
      }
      lines.add(new Line(lead(column.get(i)), List.of(run(item, column.get(i)))));
    }
    blocks.add(new Block(lines));
    return blocks;
  }

  private String lead(Slug slug) {
    return habits.parting() == Parting.INDENT && slug.first() && !slug.heading() ? "　　" : "";
  }

  private boolean blankBefore(Slug before, Slug slug, int width) {
    if (!slug.first()) {
      return stray(before, slug);
    }
    if (before.heading() || slug.heading() || habits.parting() == Parting.BLANK_LINE) {
      return true;
    }
    if (habits.parting() == Parting.INDENT) {
      note(true, Trait.INDENTED);
      return false;
    }
    boolean full = open(before) || Kinsoku.width(before.text()) > 0.75 * width;
    note(!full, Trait.TIGHT);
    return full;
  }

  private boolean stray(Slug before, Slug slug) {
    boolean opens = OPENERS.indexOf(slug.text().charAt(0)) >= 0;
    boolean stray =
        !slug.heading()
            && open(before)
            && random.nextDouble() < habits.strayBlanks() * (opens ? 6 : 1);
    note(stray, Trait.STRAY_BLANKS);
    return stray;
  }

  /** Prints the part of a paragraph that is in a column in one line. */
  private static List<Block> joined(int item, List<Slug> column) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < column.size(); i++) {
      Slug slug = column.get(i);
      text.append(slug.text());
      if (slug.last() || i == column.size() - 1) {
        blocks.add(Block.of(new Run(item, role(slug), slug.paragraph(), text.toString())));
        text.setLength(0);
      }
    }
    return blocks;
  }

  private static Run run(int item, Slug slug) {
    return new Run(item, role(slug), slug.paragraph(), slug.text());
  }

  private static Role role(Slug slug) {
    return slug.heading() ? Role.SECTION_HEADING : Role.BODY;
  }

  private static String text(List<Slug> slugs) {
    return String.join("", slugs.stream().map(Slug::text).toList());
  }

  private void note(boolean is, Trait trait) {
    if (is) {
      traits.add(trait);
    }
  }
}
