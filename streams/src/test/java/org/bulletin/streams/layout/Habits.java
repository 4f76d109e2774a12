package org.bulletin.streams.layout;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a newspaper is set: drawn once a page.
 *
 * @param width of narrow columns, in full-width characters
 * @param widthVaries whether articles differ in width
 * @param widthChanges whether the width changes inside articles
 * @param strayBlanks blank lines inside paragraphs, a line of a narrow column
 * @param wordCuts how likely a column's end is looked for inside a word
 * @param blanksInDates whether {@code 7月11日} is printed {@code 7月 11日}
 * @param verticals share of articles of which a part of the title is vertical
 * @param wrappedTitles share of title parts over several lines
 * @param titlesTogether whether the parts of a title stand in lines of one block
 * @param jumpOn form of the line that sends to another page, with {@code %s} for its label
 * @param jumpFrom form of the line that says where an article began
 * @param jumpInline whether jump lines and signatures stand at the end of the last paragraph
 * @param teaser form of the line that says where a teaser's article is
 * @param lead what stands before the first line of an article, often nothing
 */
record Habits(
    Setting setting,
    Parting parting,
    int width,
    boolean widthVaries,
    boolean widthChanges,
    double strayBlanks,
    Turns turns,
    double wordCuts,
    Titles titles,
    double verticals,
    double wrappedTitles,
    boolean titlesTogether,
    boolean bylineAfter,
    Punctuation punctuation,
    boolean blanksInDates,
    String jumpOn,
    String jumpFrom,
    boolean jumpInline,
    String teaser,
    boolean formFeeds,
    String lead) {

  /** How bodies are set. */
  enum Setting {
    PARAGRAPH_A_LINE,
    NARROW_COLUMNS,
    BOTH
  }

  /** What parts paragraphs of narrow columns. */
  enum Parting {
    BLANK_LINE,
    INDENT,
    SHORT_LINE
  }

  /** How two articles share their columns. */
  enum Turns {
    NONE,
    EVEN,
    UNEVEN
  }

  /** Where headlines stand. */
  enum Titles {
    BEFORE,
    SOME_AFTER,
    SOME_FAR,
    AFTER
  }

  /** Which punctuation is of half width. */
  enum Punctuation {
    AS_WRITTEN,
    HALF_WIDTH,
    BRACKETS_HALF
  }

  private static final List<String> JUMPS_ON =
      List.of("下转►%s版", "下转第%s版", "（下转%s版）", "▶下转%s版", "（紧转第%s版）", "下转%s版");
  private static final List<String> JUMPS_FROM =
      List.of("上接►%s版", "上接第%s版", "（上接%s版）", "◀上接%s版", "（紧接第%s版）", "上接%s版");
  private static final List<String> TEASERS =
      List.of("刊%s版►", ">>>详见%s版", "A%s版", "▶▶▶%s版", "（详见第%s版）", "刊%s版", "→%s版");
  private static final List<String> LEADS = List.of("", "", "", " ", "　　", "  ");

  /** Draws what a paper of a family does. */
  static Habits draw(RandomGenerator random, Family family) {
    Habits habits = draw(random);
    while (family.withheld() != habits.withheld()) {
      habits = draw(random);
    }
    return habits;
  }

  private static Habits draw(RandomGenerator random) {
    int jump = random.nextInt(JUMPS_ON.size());
    return new Habits(
        Draw.of(random, Setting.PARAGRAPH_A_LINE, 4, Setting.NARROW_COLUMNS, 4, Setting.BOTH, 2),
        Draw.of(random, Parting.BLANK_LINE, 5, Parting.INDENT, 2, Parting.SHORT_LINE, 2),
        random.nextInt(12, 25),
        random.nextInt(3) > 0,
        random.nextInt(3) == 0,
        random.nextInt(4) > 0 ? random.nextDouble(0.02, 0.12) : 0,
        Draw.of(random, Turns.NONE, 9, Turns.EVEN, 7, Turns.UNEVEN, 4),
        random.nextDouble(0.2, 0.9),
        Draw.of(
            random, Titles.BEFORE, 5, Titles.SOME_AFTER, 2, Titles.SOME_FAR, 2, Titles.AFTER, 1),
        random.nextInt(4) == 0 ? 0.4 : 0,
        random.nextInt(2) == 0 ? 0.5 : 0.1,
        random.nextInt(3) == 0,
        random.nextInt(6) == 0,
        Draw.of(
            random,
            Punctuation.AS_WRITTEN,
            6,
            Punctuation.HALF_WIDTH,
            3,
            Punctuation.BRACKETS_HALF,
            1),
        random.nextInt(4) == 0,
        JUMPS_ON.get(jump),
        JUMPS_FROM.get(jump),
        random.nextInt(3) == 0,
        TEASERS.get(random.nextInt(TEASERS.size())),
        random.nextInt(4) == 0,
        LEADS.get(random.nextInt(LEADS.size())));
  }

  /**
   * Whether these habits are of the layouts that nothing is fitted to: columns that part paragraphs
   * by a short line alone, articles that take turns unevenly, or while their page mixes narrow
   * columns with one-line paragraphs, vertical titles far from their articles.
   */
  boolean withheld() {
    boolean narrow = setting != Setting.PARAGRAPH_A_LINE;
    return (narrow && parting == Parting.SHORT_LINE)
        || turns == Turns.UNEVEN
        || (turns == Turns.EVEN && setting == Setting.BOTH)
        || (verticals > 0 && titles == Titles.SOME_FAR);
  }
}
