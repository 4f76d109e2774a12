package org.bulletin.streams.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bulletin.streams.layout.Block.Run;
import org.bulletin.streams.layout.Galley.Column;
import org.bulletin.streams.layout.Galley.Cut;
import org.bulletin.streams.layout.Galley.TitleAt;
import org.bulletin.streams.layout.Slip.Part;

/**
 * Tells pages that have two equally good readings. A reading is doubtful when exchanging two pieces
 * of the page gives another that what is printed supports about as well:
 *
 * <ul>
 *   <li>Two columns end inside sentences, and each could go on where the other does. Support: a
 *       word across the break, brackets and quotes that close, words in common with what stood
 *       before.
 *   <li>A column that begins with a paragraph could belong to another article that stands between
 *       it and its own. Support: words in common with what stood before.
 *   <li>A title away from its article fits another one, or a teaser without a page number fits the
 *       article. Support: words in common with the body.
 * </ul>
 *
 * The true reading must have the better support by {@link #MARGIN}: about one word that no more
 * than one article in twenty has, or one word cut in two.
 */
final class Readings {

  /** What makes a page doubtful. */
  enum Doubt {
    TAILS_EXCHANGEABLE,
    COLUMN_FITS_ANOTHER,
    TITLE_FITS_ANOTHER,
    CAPTION_LIKE_PARAGRAPH
  }

  private static final double MARGIN = 3;
  private static final double WORD_ACROSS = 4;
  private static final double QUOTE_CLOSES = 4;

  private final Words words;
  private final Terms terms;

  Readings(Words words, Terms terms) {
    this.words = words;
    this.terms = terms;
  }

  /** A break between two columns of an article: where on the page it ends and goes on. */
  private record Join(Galley galley, int column, int head, int tail) {

    Column ending() {
      return galley.columns().get(column);
    }

    String tailText() {
      return galley.columns().get(column + 1).text();
    }

    String before() {
      StringBuilder before = new StringBuilder(galley.truth().title()).append('\n');
      galley.columns().subList(0, column + 1).forEach(c -> before.append(c.text()));
      return before.toString();
    }
  }

  /** Returns why a page is doubtful, if it is. */
  Optional<Doubt> doubt(List<Slip> page, List<Galley> articles, List<Galley> teasers) {
    List<Join> joins = new ArrayList<>();
    articles.forEach(galley -> joins.addAll(joins(page, galley)));
    if (exchangeable(joins)) {
      return Optional.of(Doubt.TAILS_EXCHANGEABLE);
    }
    if (joins.stream().anyMatch(join -> fitsAnother(page, join, articles))) {
      return Optional.of(Doubt.COLUMN_FITS_ANOTHER);
    }
    if (articles.stream().anyMatch(galley -> titleFitsAnother(page, galley, articles, teasers))) {
      return Optional.of(Doubt.TITLE_FITS_ANOTHER);
    }
    return captionLikeParagraph(page)
        ? Optional.of(Doubt.CAPTION_LIKE_PARAGRAPH)
        : Optional.empty();
  }

  private static List<Join> joins(List<Slip> page, Galley galley) {
    Map<Integer, Integer> places = new TreeMap<>();
    for (int at = 0; at < page.size(); at++) {
      if (page.get(at).item() == galley.item() && page.get(at).part() == Part.COLUMN) {
        places.put(page.get(at).column(), at);
      }
    }
    List<Join> joins = new ArrayList<>();
    for (int column = 0; column + 1 < galley.columns().size(); column++) {
      joins.add(new Join(galley, column, places.get(column), places.get(column + 1)));
    }
    return joins;
  }

  private boolean exchangeable(List<Join> joins) {
    for (Join a : joins) {
      for (Join b : joins) {
        boolean possible =
            a.galley().item() < b.galley().item()
                && a.ending().cut().inside()
                && b.ending().cut().inside()
                && a.head() < b.tail()
                && b.head() < a.tail();
        if (possible
            && support(a, a.tailText()) + support(b, b.tailText())
                < support(a, b.tailText()) + support(b, a.tailText()) + MARGIN) {
          return true;
        }
      }
    }
    return false;
  }

  private double support(Join join, String tail) {
    String head = join.ending().text();
    double support = terms.inCommon(tail, join.before());
    if (words.across(head, tail)) {
      support += WORD_ACROSS;
    }
    boolean open = Quotes.open(head);
    boolean closes = Quotes.closes(tail);
    return open && closes
        ? support + QUOTE_CLOSES
        : open || closes ? support - QUOTE_CLOSES : support;
  }

  private boolean fitsAnother(List<Slip> page, Join join, List<Galley> articles) {
    if (join.ending().cut() != Cut.PARAGRAPH) {
      return false;
    }
    double own = terms.inCommon(join.tailText(), join.before());
    return page.subList(join.head() + 1, join.tail()).stream()
        .filter(slip -> slip.part() != Part.LABEL && slip.part() != Part.FURNITURE)
        .flatMap(slip -> articles.stream().filter(other -> other.item() == slip.item()))
        .filter(other -> other.item() != join.galley().item())
        .anyMatch(other -> own < terms.inCommon(join.tailText(), text(other)) + MARGIN);
  }

  private boolean titleFitsAnother(
      List<Slip> page, Galley galley, List<Galley> articles, List<Galley> teasers) {
    if (galley.titleAt() == TitleAt.BEFORE) {
      return false;
    }
    String title = galley.truth().title();
    double own = terms.inCommon(title, galley.truth().bodyText());
    boolean near = galley.titleAt() == TitleAt.AFTER;
    int after = page.indexOf(Slip.title(galley)) + 1;
    int next = near && after < page.size() ? page.get(after).item() : Fragment.NONE;
    boolean rival =
        articles.stream()
            .filter(other -> other.item() != galley.item() && (!near || other.item() == next))
            .anyMatch(other -> own < terms.inCommon(title, other.truth().bodyText()) + MARGIN);
    return own == 0
        || rival
        || teasers.stream()
            .filter(teaser -> teaser.tail().isEmpty())
            .map(teaser -> terms.inCommon(teaser.truth().title(), galley.truth().bodyText()))
            .anyMatch(fit -> own < fit + MARGIN);
  }

  /** A caption that reads like a paragraph must not stand between or beside whole paragraphs. */
  private static boolean captionLikeParagraph(List<Slip> page) {
    for (int at = 0; at < page.size(); at++) {
      Slip slip = page.get(at);
      boolean like = slip.part() == Part.CAPTION && Kinsoku.sentenceEnds(text(slip));
      Slip before = page.get(Math.max(0, at - 1));
      if (like && before.part() == Part.COLUMN && Kinsoku.sentenceEnds(text(before))) {
        return true;
      }
    }
    return false;
  }

  private static String text(Galley galley) {
    return galley.truth().title() + "\n" + galley.truth().bodyText();
  }

  private static String text(Slip slip) {
    StringBuilder text = new StringBuilder();
    slip.blocks().stream()
        .flatMap(block -> block.lines().stream())
        .flatMap(line -> line.runs().stream())
        .map(Run::text)
        .forEach(text::append);
    return text.toString();
  }
}
