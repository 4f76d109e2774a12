package org.bulletin.streams.layout;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An item of a page as a careful reader cuts it out.
 *
 * @param genre a short word such as {@code meeting}; empty where nobody said
 * @param headline the parts of the title, in print order
 * @param byline lines that name the authors, as printed; empty where a dateline or nothing does
 * @param signature lines at the end, as printed
 * @param authors the names in byline, dateline and signature
 * @param body paragraphs and section headings in reading order
 * @param attribution whom a quote is from, as printed
 * @param pairs persons with the offices that the text gives them
 */
public record GoldItem(
    Kind kind,
    String genre,
    List<Marked> headline,
    List<String> byline,
    List<String> signature,
    List<String> authors,
    List<Paragraph> body,
    List<Marked> captions,
    Optional<String> attribution,
    Optional<Jump> continuedOn,
    Optional<Jump> continuedFrom,
    List<Pair> pairs) {

  /** What was cut out. */
  public enum Kind {
    ARTICLE,
    TEASER,
    QUOTE
  }

  /** A paragraph, or a heading inside the article. */
  public record Paragraph(boolean heading, Marked text) {}

  /**
   * A line that sends the reader to another page, or says where the article began.
   *
   * @param page the other page's label
   * @param printed the line as printed; empty where it is not known
   */
  public record Jump(String page, String printed) {}

  /** Who holds which office. */
  public record Pair(String person, String position) {}

  public GoldItem {
    headline = List.copyOf(headline);
    byline = List.copyOf(byline);
    signature = List.copyOf(signature);
    authors = List.copyOf(authors);
    body = List.copyOf(body);
    captions = List.copyOf(captions);
    pairs = List.copyOf(pairs);
  }

  /** Returns every marked text: headline, body, captions. */
  public Stream<Marked> texts() {
    return Stream.of(headline.stream(), body.stream().map(Paragraph::text), captions.stream())
        .flatMap(texts -> texts);
  }

  /** Returns the body's characters without what parts its paragraphs. */
  public String bodyText() {
    return String.join("", body.stream().map(paragraph -> paragraph.text().text()).toList());
  }

  /** Returns the title in one string, its parts unparted. */
  public String title() {
    return String.join("", headline.stream().map(Marked::text).toList());
  }

  /** Returns the distinct names by type, in the order of the text. */
  public Map<Marked.Type, Set<String>> names() {
    Map<Marked.Type, Set<String>> names = new EnumMap<>(Marked.Type.class);
    texts()
        .forEach(
            text ->
                text.marks()
                    .forEach(
                        mark ->
                            names
                                .computeIfAbsent(mark.type(), type -> new LinkedHashSet<>())
                                .add(text.name(mark))));
    return names;
  }

  /** Rewrites headline, body and captions. */
  public GoldItem withTexts(UnaryOperator<Marked> rewrite) {
    return new GoldItem(
        kind,
        genre,
        headline.stream().map(rewrite).toList(),
        byline,
        signature,
        authors,
        body.stream().map(p -> new Paragraph(p.heading(), rewrite.apply(p.text()))).toList(),
        captions.stream().map(rewrite).toList(),
        attribution,
        continuedOn,
        continuedFrom,
        pairs);
  }

  /** Gives the item other text and other jumps. */
  public GoldItem withBody(
      List<Paragraph> newBody, Optional<Jump> newContinuedOn, Optional<Jump> newContinuedFrom) {
    return new GoldItem(
        kind,
        genre,
        headline,
        byline,
        signature,
        authors,
        newBody,
        captions,
        attribution,
        newContinuedOn,
        newContinuedFrom,
        pairs);
  }

  /** Gives the item other pairs. */
  public GoldItem withPairs(List<Pair> newPairs) {
    return new GoldItem(
        kind,
        genre,
        headline,
        byline,
        signature,
        authors,
        body,
        captions,
        attribution,
        continuedOn,
        continuedFrom,
        newPairs);
  }
}
