package org.bulletin.streams.join;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.pages.PageLabel;
import org.bulletin.streams.split.Continuity;

/**
 * An article of one page, perhaps a part of one that goes on elsewhere.
 *
 * @param on the page that a jump line sends the reader to; empty unless it is a later one
 * @param from the page that a jump line says it comes from; empty unless it is an earlier one
 * @param sign what tells several jump lines of a page apart: {@code ①}; empty where there is none
 * @param first the first paragraph, without the jump line it may begin with
 * @param last the last paragraph of the body
 */
record Part(
    Article article,
    PageLabel page,
    Optional<PageLabel> on,
    Optional<PageLabel> from,
    String sign,
    String first,
    String last) {

  private static final Pattern SIGN = Pattern.compile("[①-⑳❶-❿]");

  /** Reads an article of a page. */
  static Part of(Article article, CutPage page, PageLabel label) {
    Optional<PageLabel> on =
        label(article.getContinuedOnPage(), label).filter(other -> other.compareTo(label) > 0);
    Optional<PageLabel> from =
        label(article.getContinuedFromPage(), label).filter(other -> other.compareTo(label) < 0);
    List<String> body =
        article.getParagraphs().stream()
            .filter(paragraph -> paragraph.getKind() == ParagraphKind.BODY)
            .map(Paragraph::getText)
            .toList();
    return new Part(
        article,
        label,
        on,
        from,
        sign(article, page),
        body.isEmpty() ? "" : withoutOrigin(body.get(0)),
        body.isEmpty() ? "" : body.get(body.size() - 1).strip());
  }

  /** Whether it may be a part of an article at all: it has a body. */
  boolean hasBody() {
    return !last.isEmpty()
        && article.getKind() != ArticleKind.TEASER
        && article.getKind() != ArticleKind.UNSPLIT;
  }

  /** Whether it says that it is not all of its article. */
  boolean jumps() {
    return hasBody() && (on.isPresent() || from.isPresent());
  }

  /** Names of the authors. */
  Set<String> authors() {
    return article.getAuthors().stream().map(Author::getName).collect(Collectors.toSet());
  }

  String headline() {
    return article.getHeadlineLines().stream()
        .map(HeadlineLine::getText)
        .collect(Collectors.joining("\n"));
  }

  /** All paragraphs. */
  String bodyText() {
    return article.getParagraphs().stream()
        .map(Paragraph::getText)
        .collect(Collectors.joining("\n"));
  }

  /** Headline and paragraphs. */
  String text() {
    return headline() + "\n" + bodyText();
  }

  static String withoutOrigin(String text) {
    return text.substring(Continuity.originLength(text)).strip();
  }

  private static Optional<PageLabel> label(Optional<String> printed, PageLabel page) {
    return printed.flatMap(PageLabel::read).map(other -> other.on(page));
  }

  private static String sign(Article article, CutPage page) {
    String jumps =
        article.getOtherSpans().stream()
            .filter(other -> other.getRole().equals(Merger.JUMP))
            .flatMap(other -> other.getSpans().stream())
            .filter(span -> span.getEnd() <= page.text().length())
            .map(span -> page.text().substring(span.getStart(), span.getEnd()))
            .collect(Collectors.joining(" "));
    Matcher sign = SIGN.matcher(jumps);
    return sign.find() ? sign.group() : "";
  }
}
