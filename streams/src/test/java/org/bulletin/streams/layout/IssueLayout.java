package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.GoldItem.Kind;
import org.bulletin.streams.layout.Habits.Setting;
import org.bulletin.streams.layout.Habits.Titles;
import org.bulletin.streams.layout.Habits.Turns;

/**
 * Lays the pages of an issue out, all in the habits of one newspaper. What is printed is all that
 * the page has, in an order that the seed decides. Safe across threads.
 */
public final class IssueLayout {

  private final Words words = new Words();

  /** How an issue is laid out. */
  public enum Style {
    /** A paragraph a line, headlines over their articles, one article after the other. */
    PLAIN,
    /** Anything of the layouts that weights may be fitted to. */
    ANY
  }

  /** Lays out the pages of an issue, in their order. */
  public List<KnownPage> lay(GoldIssue issue, Style style, long seed) {
    RandomGenerator random =
        new SplittableRandom(seed * 1_000_003L + issue.name().hashCode() * 7_919L);
    Habits habits = habits(random, style);
    return issue.pages().stream().map(page -> lay(page.page(), habits, random)).toList();
  }

  private static Habits habits(RandomGenerator random, Style style) {
    Habits habits = Habits.draw(random, Family.FITTED);
    while (style == Style.PLAIN && !plain(habits)) {
      habits = Habits.draw(random, Family.FITTED);
    }
    return habits;
  }

  private static boolean plain(Habits habits) {
    return habits.setting() == Setting.PARAGRAPH_A_LINE
        && habits.turns() == Turns.NONE
        && habits.titles() == Titles.BEFORE
        && habits.verticals() == 0
        && !habits.bylineAfter();
  }

  private KnownPage lay(GoldPage page, Habits habits, RandomGenerator random) {
    Typesetter typesetter = new Typesetter(random, habits, words);
    List<GoldItem> items = page.items();
    List<Galley> articles = new ArrayList<>();
    List<List<Slip>> boxes = new ArrayList<>();
    List<Slip> teasers = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      GoldItem item = items.get(i);
      if (item.kind() == Kind.ARTICLE) {
        boolean broken = Typesetter.breakable(item) && random.nextInt(5) > 0;
        articles.add(typesetter.article(i, item, broken));
      } else if (item.kind() == Kind.TEASER) {
        teasers.addAll(Slip.steps(typesetter.teaser(i, item)).get(0));
      } else {
        boxes.add(Slip.steps(typesetter.quote(i, item)).get(0));
      }
    }
    if (!teasers.isEmpty()) {
      List<Slip> box = new ArrayList<>();
      box.add(Slip.of(Slip.Part.LABEL, List.of("导读")));
      box.addAll(teasers);
      boxes.add(box);
    }
    Furniture furniture = Furniture.draw(random, page);
    List<Slip> slips =
        new Makeup(random, habits).page(articles, boxes, furniture.top(), furniture.foot());
    PageWriter writer = new PageWriter(random, habits);
    writer.write(slips);
    return new KnownPage(page, writer.text(), writer.fragments(), Set.of());
  }
}
