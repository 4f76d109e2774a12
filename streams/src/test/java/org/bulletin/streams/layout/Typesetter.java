package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.Block.Run;
import org.bulletin.streams.layout.Fragment.Role;
import org.bulletin.streams.layout.Galley.Column;
import org.bulletin.streams.layout.Galley.TitleAt;
import org.bulletin.streams.layout.GoldItem.Jump;
import org.bulletin.streams.layout.GoldItem.Kind;
import org.bulletin.streams.layout.Habits.Setting;
import org.bulletin.streams.layout.Habits.Titles;

/** Sets items in type, after the habits of a page. */
final class Typesetter {

  private static final int CHARACTERS_A_COLUMN = 150;
  private static final int MOST_COLUMNS = 4;

  private final RandomGenerator random;
  private final Habits habits;
  private final Words words;

  Typesetter(RandomGenerator random, Habits habits, Words words) {
    this.random = random;
    this.habits = habits;
    this.words = words;
  }

  /** Sets a teaser: its title, and where the article is. */
  Galley teaser(int item, GoldItem truth) {
    TitleSetter titles = new TitleSetter(random, habits, words);
    List<Block> title = titles.set(item, truth);
    Set<Trait> traits = traits(titles.traits(), Trait.TEASERS);
    traits.remove(Trait.VERTICAL_HEADLINE);
    List<Block> tail =
        truth.continuedOn().stream()
            .map(jump -> Block.of(new Run(item, Role.JUMP, 0, printed(jump, habits.teaser()))))
            .toList();
    return new Galley(
        item, truth, TitleAt.BEFORE, title, List.of(), List.of(), tail, List.of(), traits);
  }

  /** Sets a quote: its name, its text, whom it is from. */
  Galley quote(int item, GoldItem truth) {
    List<Column> columns = new BodySetter(random, habits, words).set(item, truth, false, 1);
    List<Block> title = new ArrayList<>();
    for (int part = 0; part < truth.headline().size(); part++) {
      title.add(Block.of(new Run(item, Role.HEADLINE, part, truth.headline().get(part).text())));
    }
    List<Block> tail =
        truth.attribution().stream()
            .map(line -> Block.of(new Run(item, Role.ATTRIBUTION, 0, line)))
            .toList();
    return new Galley(
        item,
        truth,
        TitleAt.BEFORE,
        title,
        List.of(),
        columns,
        tail,
        List.of(),
        Set.of(Trait.QUOTES));
  }

  /**
   * Sets an article.
   *
   * @param broken whether its body is to go over several columns
   */
  Galley article(int item, GoldItem truth, boolean broken) {
    TitleAt titleAt = titleAt(truth);
    TitleSetter titles = new TitleSetter(random, habits, words);
    List<Block> title = titles.set(item, truth);
    Set<Trait> traits = traits(titles.traits(), Trait.SECTION_HEADINGS);
    if (truth.body().stream().noneMatch(GoldItem.Paragraph::heading)) {
      traits.remove(Trait.SECTION_HEADINGS);
    }
    BodySetter bodies = new BodySetter(random, habits, words);
    List<Column> columns = bodies.set(item, truth, narrow(), columns(truth, broken));
    traits.addAll(bodies.traits());
    List<Block> byline = lines(item, Role.BYLINE, truth.byline());
    List<Block> tail = new ArrayList<>();
    if (habits.bylineAfter() && titleAt == TitleAt.BEFORE && !byline.isEmpty()) {
      traits.add(Trait.BYLINE_AFTER);
      tail.addAll(byline);
      byline = List.of();
    }
    byline = withOrigin(item, truth, byline, traits);
    columns = withTail(item, truth, columns, tail, traits);
    return new Galley(
        item,
        truth,
        titleAt,
        title,
        byline,
        columns,
        tail,
        lines(item, Role.CAPTION, truth.captions().stream().map(Marked::text).toList()),
        traits);
  }

  private static Set<Trait> traits(Set<Trait> of, Trait another) {
    Set<Trait> traits = EnumSet.of(another);
    traits.addAll(of);
    return traits;
  }

  private boolean narrow() {
    return habits.setting() == Setting.NARROW_COLUMNS
        || (habits.setting() == Setting.BOTH && random.nextBoolean());
  }

  private int columns(GoldItem truth, boolean broken) {
    int most = Math.min(MOST_COLUMNS, truth.bodyText().length() / CHARACTERS_A_COLUMN);
    return broken && most > 1 ? random.nextInt(2, most + 1) : 1;
  }

  /** A title leaves its place above the body only where a byline or dateline says who begins. */
  private TitleAt titleAt(GoldItem truth) {
    boolean begins = Beginnings.told(truth) && truth.continuedFrom().isEmpty();
    if (!begins || habits.titles() == Titles.BEFORE) {
      return TitleAt.BEFORE;
    }
    return switch (habits.titles()) {
      case AFTER -> TitleAt.AFTER;
      case SOME_AFTER -> Draw.of(random, TitleAt.BEFORE, 3, TitleAt.AFTER, 2);
      default -> Draw.of(random, TitleAt.BEFORE, 3, TitleAt.FAR, 1, TitleAt.AFTER, 1);
    };
  }

  private List<Block> withOrigin(int item, GoldItem truth, List<Block> byline, Set<Trait> traits) {
    Optional<Jump> from = truth.continuedFrom();
    if (from.isEmpty()) {
      return byline;
    }
    traits.add(Trait.JUMPS);
    if (from.get().printed().isEmpty()) {
      return byline;
    }
    List<Block> origin = new ArrayList<>(byline);
    origin.add(Block.of(new Run(item, Role.JUMP, 1, printed(from.get(), habits.jumpFrom()))));
    return origin;
  }

  /** Puts signature and jump line into the tail, or at the end of the last column. */
  private List<Column> withTail(
      int item, GoldItem truth, List<Column> columns, List<Block> tail, Set<Trait> traits) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < truth.signature().size(); i++) {
      runs.add(new Run(item, Role.SIGNATURE, i, truth.signature().get(i)));
    }
    truth
        .continuedOn()
        .ifPresent(
            jump -> {
              traits.add(Trait.JUMPS);
              runs.add(new Run(item, Role.JUMP, 0, printed(jump, habits.jumpOn())));
            });
    List<Column> set = new ArrayList<>(columns);
    for (Run run : runs) {
      boolean bracketed = run.text().startsWith("（") || run.role() == Role.JUMP;
      if (habits.jumpInline() && bracketed && tail.isEmpty()) {
        set.add(appended(set.remove(set.size() - 1), run));
        if (run.role() == Role.JUMP) {
          traits.add(Trait.INLINE_JUMPS);
        }
      } else {
        tail.add(Block.of(run));
      }
    }
    return set;
  }

  private static Column appended(Column column, Run run) {
    List<Block> blocks = new ArrayList<>(column.blocks());
    Run parted = new Run(run.item(), run.role(), run.unit(), " " + run.text());
    blocks.add(blocks.remove(blocks.size() - 1).with(parted));
    return new Column(blocks, column.text(), column.cut());
  }

  private String printed(Jump jump, String form) {
    boolean own = !jump.printed().isEmpty() && random.nextBoolean();
    return own ? jump.printed() : form.formatted(jump.page());
  }

  private static List<Block> lines(int item, Role role, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      blocks.add(Block.of(new Run(item, role, i, lines.get(i))));
    }
    return blocks;
  }

  /** Whether an item is long enough to be broken over columns. */
  static boolean breakable(GoldItem item) {
    return item.kind() == Kind.ARTICLE && item.bodyText().length() >= 2 * CHARACTERS_A_COLUMN;
  }
}
