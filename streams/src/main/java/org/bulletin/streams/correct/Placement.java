package org.bulletin.streams.correct;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitting.Author;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.RoleText;
import org.bulletin.streams.split.Splitting.Text;

/**
 * Finds out where on the page the headlines and authors are printed that corrections say, so that
 * every character still belongs to one text. A headline may take what a replaced headline of the
 * page held, what was left over, and whole paragraphs of its own article; where it is printed
 * nowhere, or inside another text, it has no ranges.
 */
final class Placement {

  /** Role of what a replaced headline held and no other took. */
  static final String REPLACED = "replaced";

  /** A text that is printed more often, such as a single letter, is looked for no further. */
  private static final int MOST_PLACES = 100;

  private final PrintedPage page;
  private final List<Draft> drafts;
  private final BitSet free = new BitSet();
  private final BitSet taken = new BitSet();

  Placement(String text, List<Draft> drafts) {
    this.page = new PrintedPage(text);
    this.drafts = drafts;
  }

  /**
   * Places what the drafts hold without ranges.
   *
   * @return what is left of the leftovers
   */
  List<RoleText> place(List<RoleText> leftovers) {
    drafts.forEach(draft -> free.or(page.characters(draft.released())));
    leftovers.forEach(text -> free.or(page.characters(text.text().ranges())));
    drafts.forEach(this::placeTexts);
    drafts.forEach(this::keepReplaced);
    return leftovers.stream().flatMap(text -> rest(text).stream()).toList();
  }

  private void placeTexts(Draft draft) {
    List<Paragraph> paragraphs = new ArrayList<>(draft.paragraphs());
    List<Text> headline = new ArrayList<>();
    for (Text line : draft.headline()) {
      headline.add(isUnplaced(line) ? placed(line, draft, paragraphs) : line);
    }
    for (int i = 0; i < paragraphs.size(); i++) {
      Paragraph paragraph = paragraphs.get(i);
      if (isUnplaced(paragraph.text())) {
        Text text = placed(paragraph.text(), draft, new ArrayList<>());
        paragraphs.set(i, new Paragraph(paragraph.kind(), text));
      }
    }
    List<Author> authors = draft.authors().stream().map(author -> placed(author, draft)).toList();
    draft.place(headline, paragraphs, authors, List.of());
  }

  private static boolean isUnplaced(Text text) {
    return text.ranges().isEmpty() && !text.text().isBlank();
  }

  /** Takes the place where a text is printed; paragraphs that it takes are no longer there. */
  private Text placed(Text text, Draft draft, List<Paragraph> paragraphs) {
    BitSet own = page.characters(draft.released());
    own.andNot(taken);
    Optional<Range> place = take(text, own, paragraphs);
    if (place.isEmpty()) {
      place = take(text, free, paragraphs);
    }
    return new Text(text.text(), place.map(List::of).orElse(List.of()));
  }

  private Optional<Range> take(Text text, BitSet allowed, List<Paragraph> paragraphs) {
    Optional<Range> place =
        page.occurrences(text.text())
            .limit(MOST_PLACES)
            .filter(range -> missing(range, allowed, paragraphs).isEmpty())
            .findFirst();
    place.ifPresent(
        range -> {
          BitSet characters = page.characters(List.of(range));
          paragraphs.removeIf(paragraph -> isWithin(paragraph, characters));
          taken.or(characters);
          free.andNot(characters);
        });
    return place;
  }

  /** The characters of a range that are neither allowed nor in paragraphs that it holds whole. */
  private BitSet missing(Range range, BitSet allowed, List<Paragraph> paragraphs) {
    BitSet characters = page.characters(List.of(range));
    BitSet missing = (BitSet) characters.clone();
    missing.andNot(allowed);
    if (!missing.isEmpty()) {
      for (Paragraph paragraph : paragraphs) {
        if (isWithin(paragraph, characters)) {
          missing.andNot(page.characters(paragraph.text().ranges()));
        }
      }
    }
    return missing;
  }

  private boolean isWithin(Paragraph paragraph, BitSet characters) {
    BitSet own = page.characters(paragraph.text().ranges());
    boolean printed = !own.isEmpty();
    own.andNot(characters);
    return printed && own.isEmpty();
  }

  /** An author is where a byline, a signature or a dateline of the article names him. */
  private Author placed(Author author, Draft draft) {
    if (!author.ranges().isEmpty()) {
      return author;
    }
    List<Range> texts = new ArrayList<>();
    draft.others().forEach(other -> texts.addAll(other.text().ranges()));
    draft.paragraphs().stream().limit(1).forEach(first -> texts.addAll(first.text().ranges()));
    List<Range> name =
        page.occurrences(author.name())
            .filter(
                range ->
                    texts.stream()
                        .anyMatch(t -> t.start() <= range.start() && range.end() <= t.end()))
            .limit(1)
            .toList();
    return new Author(author.name(), author.role(), name);
  }

  private void keepReplaced(Draft draft) {
    Text rest = page.without(draft.released(), taken);
    if (!rest.ranges().isEmpty()) {
      draft.place(
          draft.headline(),
          draft.paragraphs(),
          draft.authors(),
          List.of(new RoleText(REPLACED, rest)));
    }
  }

  private Optional<RoleText> rest(RoleText leftover) {
    BitSet lost = page.characters(leftover.text().ranges());
    if (!lost.intersects(taken)) {
      return Optional.of(leftover);
    }
    Text rest = page.without(leftover.text().ranges(), taken);
    return rest.ranges().isEmpty()
        ? Optional.empty()
        : Optional.of(new RoleText(leftover.role(), rest));
  }
}
