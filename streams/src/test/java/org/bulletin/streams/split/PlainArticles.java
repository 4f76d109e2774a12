package org.bulletin.streams.split;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bulletin.streams.layout.GoldItem;
import org.bulletin.streams.layout.GoldPage;
import org.bulletin.streams.layout.Marked;

/**
 * Makes gold articles harder to tell apart, as those of papers that name no author are: without
 * bylines, datelines and signatures, many of them cut down to briefs, many without section
 * headings. Fitting to them too keeps credits from deciding everything.
 */
final class PlainArticles {

  private static final Pattern DATELINE =
      Pattern.compile(
          "^(?:[（(][^（()）]{2,40}[)）])?\\s*本报讯\\s*(?:[（(][^（()）]{2,60}[)）])?\\s*|"
              + "^[（(](?:本报)?(?:记者|通讯员)[^（()）]{2,60}[)）]\\s*");

  private final RandomGenerator random;

  PlainArticles(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns the page with plain articles. */
  GoldPage of(GoldPage page) {
    return new GoldPage(
        page.name(),
        page.newspaper(),
        page.issued(),
        page.home(),
        page.masthead(),
        page.labels(),
        page.items().stream().map(this::of).toList());
  }

  /** Returns a paragraph without the dateline that it begins with. */
  static String withoutDateline(String paragraph) {
    return DATELINE.matcher(paragraph).replaceFirst("");
  }

  private GoldItem of(GoldItem item) {
    if (item.kind() != GoldItem.Kind.ARTICLE) {
      return item;
    }
    int length = random.nextInt(2) == 0 ? 1 + random.nextInt(2) : item.body().size();
    boolean headings = random.nextInt(3) == 0;
    List<GoldItem.Paragraph> body = new ArrayList<>();
    for (GoldItem.Paragraph paragraph : item.body()) {
      if (body.size() < length && (headings || !paragraph.heading())) {
        String text = paragraph.text().text();
        String plain = body.isEmpty() ? withoutDateline(text) : text;
        body.add(new GoldItem.Paragraph(paragraph.heading(), new Marked(plain, List.of())));
      }
    }
    while (body.size() > 1 && body.get(body.size() - 1).heading()) {
      body.remove(body.size() - 1);
    }
    return new GoldItem(
        item.kind(),
        item.genre(),
        item.headline(),
        List.of(),
        List.of(),
        List.of(),
        body,
        item.captions(),
        item.attribution(),
        item.continuedOn(),
        item.continuedFrom(),
        List.of());
  }
}
