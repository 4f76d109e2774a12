package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bulletin.streams.layout.Corpus;
import org.bulletin.streams.layout.KnownPage;
import org.bulletin.streams.layout.PageLayout;
import org.bulletin.streams.layout.Prediction;
import org.bulletin.streams.layout.Score;
import org.bulletin.streams.layout.Segmentation;
import org.bulletin.streams.layout.Trait;

/**
 * Prints how well pages are split, by kind of layout.
 *
 * <pre>ScoreSplitter seeds | training | withheld | NAMES [seed] [pages]</pre>
 *
 * NAMES is a regular expression: only the training pages whose names it finds.
 */
public final class ScoreSplitter {

  private ScoreSplitter() {}

  /** Splits pages and prints the figures. */
  public static void main(String[] args) {
    String which = args.length > 0 ? args[0] : "seeds";
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int count = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    List<KnownPage> pages = pages(which, seed, count);
    Splitter splitter = new PageSplitter();
    List<Score.Compared> all = pages.stream().map(page -> compare(splitter, page)).toList();
    System.out.println(
        "layout                 pages articles  b3_f1  exact     98  pars.   head   auth  jumps  teas.  spur.");
    print("all", all);
    for (Trait trait : Trait.values()) {
      List<Score.Compared> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (pages.get(i).traits().contains(trait)) {
          some.add(all.get(i));
        }
      }
      if (!some.isEmpty()) {
        print(trait.name(), some);
      }
    }
  }

  /** Splits a page whose truth is known. */
  static Score.Compared compare(Splitter splitter, KnownPage page) {
    List<Prediction> predicted =
        splitter.split(PageText.of(page.text())).articles().stream().map(Prediction::of).toList();
    return Score.Compared.of(page.truth(), predicted);
  }

  private static List<KnownPage> pages(String which, long seed, int count) {
    if (which.equals("seeds")) {
      return Corpus.seeds();
    }
    PageLayout layout = new PageLayout(corpus(which), seed);
    List<KnownPage> pages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pages.add(layout.page(i));
    }
    return pages;
  }

  private static Corpus corpus(String which) {
    if (which.equals("withheld")) {
      return Corpus.withheld();
    }
    Predicate<String> named =
        which.equals("training") ? name -> true : Pattern.compile(which).asPredicate();
    return Corpus.training().without(page -> !named.test(page.name()));
  }

  private static void print(String name, List<Score.Compared> pages) {
    Segmentation s = Score.segmentation(pages);
    System.out.printf(
        Locale.ROOT,
        "%-22s %5d %8d %6.3f %6.3f %6.3f %6.3f %6.3f %6.3f %6s %6s %6.2f%n",
        name,
        s.pages(),
        s.articles(),
        s.charsB3F1(),
        s.bodyExact(),
        s.body98(),
        s.paragraphF1(),
        s.headline(),
        s.authors(),
        figure(s.jumps()),
        figure(s.teasers()),
        s.spuriousPerPage());
  }

  private static String figure(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.3f", share.getAsDouble()) : "n/a";
  }
}
