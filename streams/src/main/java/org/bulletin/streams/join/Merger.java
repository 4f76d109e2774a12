package org.bulletin.streams.join;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.Span;
import org.bulletin.streams.split.Continuity;

/** Makes one article of the parts of a chain. */
final class Merger {

  /** Role of a headline that is printed again over a later part. */
  static final String REPEATED_HEADLINE = "repeated_headline";

  /** Role of a jump line. */
  static final String JUMP = "jump";

  private final List<Part> parts;
  private final List<Paragraph> body = new ArrayList<>();
  private final List<Paragraph> asides = new ArrayList<>();
  private final List<RoleSpans> others = new ArrayList<>();
  private List<HeadlineLine> headline = List.of();

  private Merger(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Joins parts.
   *
   * @param parts at least one, in reading order
   * @return an article with the first one's id, page and version
   */
  static Article join(List<Part> parts) {
    return new Merger(parts).join();
  }

  private Article join() {
    for (int i = 0; i < parts.size(); i++) {
      Article part = parts.get(i).article();
      addHeadline(part);
      addParagraphs(part, i > 0);
      others.addAll(part.getOtherSpans());
    }
    Part first = parts.get(0);
    Part last = parts.get(parts.size() - 1);
    List<Paragraph> paragraphs = new ArrayList<>(body);
    paragraphs.addAll(asides);
    return Article.newBuilder(first.article())
        .setKind(kind())
        .setHeadlineLines(headline)
        .setAuthors(authors())
        .setParagraphs(paragraphs)
        .setOtherSpans(others)
        .setContinuedFromPage(
            first.from().flatMap(from -> first.article().getContinuedFromPage()).orElse(null))
        .setContinuedOnPage(
            last.on().flatMap(on -> last.article().getContinuedOnPage()).orElse(null))
        .setOpen(first.from().isPresent() || last.on().isPresent())
        .setConfidence(articles().mapToDouble(Article::getConfidence).min().orElse(0))
        .setCorrected(articles().anyMatch(Article::getCorrected))
        .setSources(sources())
        .build();
  }

  private Stream<Article> articles() {
    return parts.stream().map(Part::article);
  }

  private ArticleKind kind() {
    return articles().anyMatch(part -> part.getKind() == ArticleKind.ARTICLE)
        ? ArticleKind.ARTICLE
        : parts.get(0).article().getKind();
  }

  private void addHeadline(Article part) {
    if (headline.isEmpty()) {
      headline = part.getHeadlineLines();
    } else {
      part.getHeadlineLines()
          .forEach(line -> others.add(new RoleSpans(REPEATED_HEADLINE, line.getSpans())));
    }
  }

  private void addParagraphs(Article part, boolean later) {
    boolean goesOn = later;
    for (Paragraph paragraph : part.getParagraphs()) {
      if (paragraph.getKind() == ParagraphKind.CAPTION
          || paragraph.getKind() == ParagraphKind.ATTRIBUTION) {
        asides.add(paragraph);
      } else {
        if (goesOn) {
          addContinuation(withoutOrigin(paragraph));
        } else {
          body.add(paragraph);
        }
        goesOn = false;
      }
    }
  }

  private void addContinuation(Optional<Paragraph> continuation) {
    if (continuation.isEmpty()) {
      return;
    }
    Paragraph after = continuation.get();
    Optional<Paragraph> before =
        body.isEmpty() ? Optional.empty() : Optional.of(body.get(body.size() - 1));
    boolean cut =
        before
            .filter(paragraph -> paragraph.getKind() == ParagraphKind.BODY)
            .filter(paragraph -> after.getKind() == ParagraphKind.BODY)
            .filter(p -> Continuity.insideSentence(p.getText(), after.getText()))
            .isPresent();
    body.add(cut ? joined(body.remove(body.size() - 1), after) : after);
  }

  private static Paragraph joined(Paragraph before, Paragraph after) {
    List<Span> spans = new ArrayList<>(before.getSpans());
    spans.addAll(after.getSpans());
    return new Paragraph(before.getKind(), before.getText() + after.getText(), spans);
  }

  /** Moves a jump line that a paragraph begins with to the other spans. */
  private Optional<Paragraph> withoutOrigin(Paragraph paragraph) {
    int length =
        paragraph.getKind() == ParagraphKind.BODY
            ? Continuity.originLength(paragraph.getText())
            : 0;
    if (length == 0) {
      return Optional.of(paragraph);
    }
    List<Span> jump = new ArrayList<>();
    List<Span> rest = new ArrayList<>();
    int left = length;
    for (Span span : paragraph.getSpans()) {
      int cut = Math.min(left, span.getEnd() - span.getStart());
      left -= cut;
      if (cut > 0) {
        jump.add(new Span(span.getPageId(), span.getStart(), span.getStart() + cut));
      }
      if (span.getStart() + cut < span.getEnd()) {
        rest.add(new Span(span.getPageId(), span.getStart() + cut, span.getEnd()));
      }
    }
    others.add(new RoleSpans(JUMP, jump));
    String text = paragraph.getText().substring(length);
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new Paragraph(paragraph.getKind(), text, rest));
  }

  private List<Author> authors() {
    if (parts.get(0).article().getAuthorsCorrected()) {
      return parts.get(0).article().getAuthors();
    }
    Map<String, Author> authors = new LinkedHashMap<>();
    articles()
        .flatMap(part -> part.getAuthors().stream())
        .forEach(author -> authors.putIfAbsent(author.getName(), author));
    return List.copyOf(authors.values());
  }

  private List<SourcePage> sources() {
    Map<String, SourcePage> sources = new LinkedHashMap<>();
    articles()
        .flatMap(part -> part.getSources().stream())
        .forEach(page -> sources.putIfAbsent(page.getPageId(), page));
    return List.copyOf(sources.values());
  }
}
