package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bulletin.streams.layout.Galley.Column;
import org.bulletin.streams.layout.Galley.Cut;
import org.bulletin.streams.layout.GoldItem.Kind;
import org.bulletin.streams.layout.Habits.Punctuation;
import org.bulletin.streams.layout.Habits.Setting;
import org.bulletin.streams.layout.Readings.Doubt;
import org.bulletin.streams.layout.Slip.Part;

/**
 * Lays articles of gold pages out again, in the ways that newspapers do and that text extraction
 * makes of them. A page is determined by corpus, seed and number. Pages with two equally good
 * readings are rejected ({@link Readings}) and drawn again. Safe across threads.
 */
public final class PageLayout {

  private static final List<String> TEASER_LABELS = List.of("导读", "今日导读", "本期看点", "要闻速览");

  private final Corpus corpus;
  private final long seed;
  private final Words words = new Words();
  private final Readings readings;

  /** Lays out pages of a corpus, other ones for another seed. */
  public PageLayout(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.seed = seed;
    List<GoldItem> articles =
        corpus.pages().stream()
            .flatMap(page -> page.items().stream())
            .filter(item -> item.kind() == Kind.ARTICLE)
            .toList();
    this.readings = new Readings(words, new Terms(words, articles));
  }

  /**
   * A page that was drawn.
   *
   * @param doubt why it is rejected, if it is
   */
  record Drawn(KnownPage page, Optional<Doubt> doubt) {}

  /** Lays out a page. */
  public KnownPage page(int number) {
    int attempt = 0;
    Drawn drawn = draw(number, attempt);
    while (drawn.doubt().isPresent()) {
      drawn = draw(number, ++attempt);
    }
    return drawn.page();
  }

  /** Draws a page, whatever its readings. */
  Drawn draw(int number, int attempt) {
    RandomGenerator random =
        new SplittableRandom(seed * 1_000_003L + number * 1_009L + attempt * 7_919_000_000_000L);
    Habits habits = Habits.draw(random, corpus.family());
    Selection selection = Selection.draw(random, corpus.pages(), habits);
    Typesetter typesetter = new Typesetter(random, habits, words);
    List<GoldItem> items = selection.items();
    List<Galley> articles = new ArrayList<>();
    List<Galley> teasers = new ArrayList<>();
    List<Galley> quotes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      GoldItem item = items.get(i);
      switch (item.kind()) {
        case ARTICLE ->
            articles.add(
                typesetter.article(i, item, Typesetter.breakable(item) && random.nextInt(5) > 0));
        case TEASER -> teasers.add(typesetter.teaser(i, item));
        case QUOTE -> quotes.add(typesetter.quote(i, item));
      }
    }
    Makeup makeup = new Makeup(random, habits);
    Furniture furniture = Furniture.draw(random, selection.host());
    List<List<Slip>> boxes = boxes(random, selection.host(), teasers, quotes);
    List<Slip> page = makeup.page(articles, boxes, furniture.top(), furniture.foot());
    PageWriter writer = new PageWriter(random, habits);
    writer.write(page);
    Set<Trait> traits = traits(habits, articles, teasers, quotes, page);
    traits.addAll(makeup.traits());
    if (selection.oneNewspaper()) {
      traits.add(Trait.ONE_NEWSPAPER);
    }
    return new Drawn(
        new KnownPage(truth(number, selection), writer.text(), writer.fragments(), traits),
        readings.doubt(page, articles, teasers));
  }

  private static GoldPage truth(int number, Selection selection) {
    GoldPage host = selection.host();
    return new GoldPage(
        "%05d".formatted(number),
        host.newspaper().filter(name -> selection.oneNewspaper()),
        host.issued().filter(date -> selection.oneNewspaper()),
        host.home(),
        host.masthead(),
        host.labels(),
        selection.items());
  }

  private static List<List<Slip>> boxes(
      RandomGenerator random, GoldPage host, List<Galley> teasers, List<Galley> quotes) {
    List<List<Slip>> boxes = new ArrayList<>();
    quotes.forEach(quote -> boxes.add(Slip.steps(quote).get(0)));
    List<Slip> box = new ArrayList<>();
    for (Galley teaser : teasers) {
      box.addAll(Slip.steps(teaser).get(0));
    }
    boolean numbered = teasers.stream().noneMatch(teaser -> teaser.tail().isEmpty());
    if (!box.isEmpty() && (!numbered || random.nextInt(5) > 0)) {
      String label =
          host.labels().stream()
              .filter(name -> name.contains("导读") || name.contains("提要"))
              .findFirst()
              .orElseGet(() -> Draw.of(random, TEASER_LABELS));
      box.add(0, Slip.of(Part.LABEL, List.of(label)));
    }
    if (!box.isEmpty()) {
      boxes.add(box);
    }
    return boxes;
  }

  private static Set<Trait> traits(
      Habits habits,
      List<Galley> articles,
      List<Galley> teasers,
      List<Galley> quotes,
      List<Slip> page) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    articles.forEach(galley -> traits.addAll(galley.traits()));
    teasers.forEach(galley -> traits.addAll(galley.traits()));
    quotes.forEach(galley -> traits.addAll(galley.traits()));
    List<Cut> cuts =
        articles.stream().flatMap(galley -> galley.columns().stream()).map(Column::cut).toList();
    note(traits, cuts.contains(Cut.WORD), Trait.CUT_WORD);
    note(traits, cuts.contains(Cut.SENTENCE) || cuts.contains(Cut.WORD), Trait.CUT_SENTENCE);
    boolean mixed = habits.setting() == Setting.BOTH && traits.contains(Trait.HARD_WRAPPED);
    note(traits, mixed, Trait.MIXED_SETTING);
    note(traits, page.stream().anyMatch(slip -> slip.part() == Part.LABEL), Trait.LABELS);
    note(traits, habits.formFeeds(), Trait.FORM_FEEDS);
    note(traits, habits.blanksInDates(), Trait.SPACED_DATES);
    note(traits, habits.punctuation() != Punctuation.AS_WRITTEN, Trait.HALF_WIDTH);
    return traits;
  }

  private static void note(Set<Trait> traits, boolean is, Trait trait) {
    if (is) {
      traits.add(trait);
    }
  }
}
