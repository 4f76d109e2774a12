package org.bulletin.streams.correct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bulletin.schemas.CorrectedAuthor;
import org.bulletin.streams.split.Range;
import org.bulletin.streams.split.Splitting.Author;
import org.bulletin.streams.split.Splitting.CutArticle;
import org.bulletin.streams.split.Splitting.Kind;
import org.bulletin.streams.split.Splitting.Paragraph;
import org.bulletin.streams.split.Splitting.ParagraphKind;
import org.bulletin.streams.split.Splitting.RoleText;
import org.bulletin.streams.split.Splitting.Text;

/** An article while corrections are applied to it. What a correction says has no ranges yet. */
final class Draft {

  private static final String BYLINE = "byline";

  private final String id;
  private Kind kind;
  private double confidence;
  private List<Text> headline;
  private List<Author> authors;
  private List<Paragraph> paragraphs;
  private List<RoleText> others;
  private List<Range> released = List.of();
  private Optional<String> continuedOn;
  private Optional<String> continuedFrom;
  private boolean corrected;
  private boolean authorsCorrected;

  Draft(String id, CutArticle cut) {
    this.id = id;
    this.kind = cut.kind();
    this.confidence = cut.confidence();
    this.headline = cut.headline();
    this.authors = cut.authors();
    this.paragraphs = cut.paragraphs();
    this.others = cut.others();
    this.continuedOn = cut.continuedOn();
    this.continuedFrom = cut.continuedFrom();
  }

  String id() {
    return id;
  }

  List<Text> headline() {
    return headline;
  }

  List<Author> authors() {
    return authors;
  }

  List<Paragraph> paragraphs() {
    return paragraphs;
  }

  List<RoleText> others() {
    return others;
  }

  /** Where headlines were printed that corrections have replaced. */
  List<Range> released() {
    return released;
  }

  /** Puts texts that have found their ranges in the place of those that had none. */
  void place(
      List<Text> headline, List<Paragraph> paragraphs, List<Author> authors, List<RoleText> more) {
    this.headline = List.copyOf(headline);
    this.paragraphs = List.copyOf(paragraphs);
    this.authors = List.copyOf(authors);
    this.others = joined(others, more);
  }

  void giveHeadline(List<String> lines) {
    List<Range> before = headline.stream().flatMap(line -> line.ranges().stream()).toList();
    released = joined(released, before);
    headline =
        lines.stream().filter(line -> !line.isBlank()).map(l -> new Text(l, List.of())).toList();
    corrected = true;
  }

  /** An author whose role is not said keeps the one that is printed. */
  void giveAuthors(List<CorrectedAuthor> given) {
    Map<String, String> printed = new LinkedHashMap<>();
    authors.forEach(author -> printed.putIfAbsent(author.name(), author.role()));
    authors =
        given.stream()
            .map(
                author ->
                    new Author(
                        author.getName(),
                        author.getRole().isEmpty()
                            ? printed.getOrDefault(author.getName(), "")
                            : author.getRole(),
                        List.of()))
            .toList();
    corrected = true;
    authorsCorrected = true;
  }

  /** Lets the text of another article follow; its headline becomes section headings. */
  void append(Draft other) {
    List<Paragraph> more = new ArrayList<>();
    other.headline.forEach(line -> more.add(new Paragraph(ParagraphKind.SECTION_HEADING, line)));
    more.addAll(other.paragraphs);
    paragraphs = joined(paragraphs, more);
    others = joined(others, other.others);
    released = joined(released, other.released);
    if (!authorsCorrected) {
      Set<String> names = new HashSet<>();
      authors = joined(authors, other.authors).stream().filter(a -> names.add(a.name())).toList();
    }
    kind = other.kind == Kind.ARTICLE ? Kind.ARTICLE : kind;
    confidence = Math.min(confidence, other.confidence);
    continuedOn = other.continuedOn.or(() -> continuedOn);
    continuedFrom = continuedFrom.or(() -> other.continuedFrom);
    corrected = true;
  }

  /**
   * Cuts off what begins with a paragraph. Section headings that it begins with are its headline.
   *
   * @param identity gives it its id
   */
  Draft cutOff(int at, Function<CutArticle, String> identity) {
    List<RoleText> taken = new ArrayList<>();
    List<RoleText> kept = new ArrayList<>();
    others.forEach(other -> (paragraphOf(other) >= at ? taken : kept).add(other));
    List<Paragraph> tail = paragraphs.subList(at, paragraphs.size());
    List<Text> texts = new ArrayList<>();
    tail.forEach(paragraph -> texts.add(paragraph.text()));
    taken.forEach(other -> texts.add(other.text()));
    List<Author> ofPiece = authors.stream().filter(author -> isIn(author, texts)).toList();
    int headings = 0;
    while (headings < tail.size() && tail.get(headings).kind() == ParagraphKind.SECTION_HEADING) {
      headings++;
    }
    CutArticle cut =
        new CutArticle(
            kind,
            tail.subList(0, headings).stream().map(Paragraph::text).toList(),
            ofPiece,
            tail.subList(headings, tail.size()),
            taken,
            continuedOn,
            Optional.empty(),
            confidence);
    authors = authors.stream().filter(author -> !ofPiece.contains(author)).toList();
    paragraphs = List.copyOf(paragraphs.subList(0, at));
    others = List.copyOf(kept);
    continuedOn = Optional.empty();
    corrected = true;
    Draft piece = new Draft(identity.apply(cut), cut);
    piece.corrected = true;
    return piece;
  }

  CorrectedArticle toArticle() {
    CutArticle article =
        new CutArticle(
            kind, headline, authors, paragraphs, others, continuedOn, continuedFrom, confidence);
    return new CorrectedArticle(id, article, corrected, authorsCorrected);
  }

  /**
   * The index of the paragraph that a byline or the like belongs to: a byline stands before its
   * text, a signature or a jump line behind; -1 for what stands before all.
   */
  private int paragraphOf(RoleText other) {
    int start = other.text().ranges().stream().mapToInt(Range::start).min().orElse(0);
    Optional<Printed> after =
        printed().stream()
            .filter(p -> p.range().start() >= start)
            .min(Comparator.comparingInt(p -> p.range().start()));
    Optional<Printed> before =
        printed().stream()
            .filter(p -> p.range().end() <= start)
            .max(Comparator.comparingInt(p -> p.range().end()));
    Optional<Printed> nearest =
        other.role().equals(BYLINE) ? after.or(() -> before) : before.or(() -> after);
    return nearest.map(Printed::paragraph).orElse(-1);
  }

  private record Printed(int paragraph, Range range) {}

  private List<Printed> printed() {
    List<Printed> printed = new ArrayList<>();
    headline.forEach(line -> line.ranges().forEach(r -> printed.add(new Printed(-1, r))));
    for (int i = 0; i < paragraphs.size(); i++) {
      for (Range range : paragraphs.get(i).text().ranges()) {
        printed.add(new Printed(i, range));
      }
    }
    return printed;
  }

  private static boolean isIn(Author author, List<Text> texts) {
    return author.ranges().stream()
        .limit(1)
        .anyMatch(
            name ->
                texts.stream()
                    .flatMap(text -> text.ranges().stream())
                    .anyMatch(r -> r.start() <= name.start() && name.end() <= r.end()));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }
}
