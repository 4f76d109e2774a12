package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.GoldItem.Kind;
import org.bulletin.streams.layout.Habits.Punctuation;

/**
 * What a page is made of.
 *
 * @param host the page whose furniture and labels are used
 * @param oneNewspaper whether all items are of the host
 * @param items articles, teasers and quotes, as printed
 */
record Selection(GoldPage host, boolean oneNewspaper, List<GoldItem> items) {

  private static final int FEWEST_ARTICLES = 3;
  private static final int MOST_ARTICLES = 8;
  private static final int MOST_TEASERS = 3;

  /** Draws items for a page. */
  static Selection draw(RandomGenerator random, List<GoldPage> pages, Habits habits) {
    GoldPage host = Draw.of(random, pages);
    boolean one = random.nextBoolean() && of(host, Kind.ARTICLE).size() >= FEWEST_ARTICLES;
    List<GoldPage> from = one ? List.of(host) : pages;
    List<GoldItem> items = new ArrayList<>();
    items.addAll(
        some(random, from, Kind.ARTICLE, random.nextInt(FEWEST_ARTICLES, MOST_ARTICLES + 1)));
    items.addAll(some(random, from, Kind.TEASER, random.nextInt(MOST_TEASERS + 1)));
    items.addAll(some(random, from, Kind.QUOTE, random.nextInt(2)));
    Continuation continuation = new Continuation(random);
    items.replaceAll(
        item ->
            Continuation.possible(item) && random.nextInt(8) == 0
                ? random.nextInt(4) > 0
                    ? continuation.toAnotherPage(item)
                    : continuation.fromAnotherPage(item)
                : item);
    items.replaceAll(item -> item.withTexts(text -> printed(text, habits.punctuation())));
    return new Selection(host, one, List.copyOf(items));
  }

  private static List<GoldItem> some(
      RandomGenerator random, List<GoldPage> pages, Kind kind, int count) {
    List<GoldItem> all = pages.stream().flatMap(page -> of(page, kind).stream()).toList();
    List<GoldItem> shuffled = Draw.shuffled(random, all);
    return shuffled.subList(0, Math.min(count, shuffled.size()));
  }

  private static List<GoldItem> of(GoldPage page, Kind kind) {
    return page.items().stream().filter(item -> item.kind() == kind).toList();
  }

  private static Marked printed(Marked text, Punctuation punctuation) {
    return switch (punctuation) {
      case AS_WRITTEN -> text;
      case HALF_WIDTH -> text.map(Squeeze::narrow);
      case BRACKETS_HALF -> text.map(c -> c == '（' || c == '）' ? Squeeze.narrow(c) : c);
    };
  }
}
