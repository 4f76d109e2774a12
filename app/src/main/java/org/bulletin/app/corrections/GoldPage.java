package org.bulletin.app.corrections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.Inference;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.Span;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.PageIds;

/**
 * A corrected page as the splitter's gold: its items, and the numbers of the lines that each part
 * came from, in the format of the pages that the splitter is scored on. Of an article that goes on
 * on another page an item has what is printed on this one.
 */
final class GoldPage {

  private static final int MONTH = "2025-11".length();

  private final String pageId;
  private final PageLines lines;

  private GoldPage(SplitPage page) {
    this.pageId = page.getPage().getPageId();
    this.lines = new PageLines(page.getPage().getText());
  }

  /**
   * Makes the gold of a page.
   *
   * @param file name of the file that holds the page's text
   * @param articles those that have a part on the page
   */
  static ObjectNode of(String file, SplitPage page, Collection<Article> articles) {
    return new GoldPage(page).gold(file, page, articles);
  }

  private ObjectNode gold(String file, SplitPage page, Collection<Article> articles) {
    ObjectNode gold = JsonNodeFactory.instance.objectNode();
    gold.put("page", file);
    Optional<Article> any = articles.stream().findFirst();
    any.flatMap(GoldPage::newspaper).ifPresent(name -> gold.put("newspaper", name));
    any.flatMap(GoldPage::date)
        .filter(date -> date.length() >= MONTH)
        .ifPresent(date -> gold.put("issue_month", date.substring(0, MONTH)));
    ArrayNode labels = gold.putArray("labels");
    lines
        .of(page.getLeftovers().stream().flatMap(text -> text.getSpans().stream()).toList())
        .forEach(labels::add);
    ArrayNode items = gold.putArray("items");
    articles.stream()
        .sorted(Comparator.comparingInt(this::beginning))
        .forEach(article -> addItem(items.addObject(), article));
    return gold;
  }

  private static Optional<String> newspaper(Article article) {
    return article
        .getNewspaper()
        .or(() -> article.getContext().getNewspaper().map(Inference::getValue));
  }

  private static Optional<String> date(Article article) {
    return article
        .getIssueDate()
        .map(Object::toString)
        .or(() -> article.getContext().getIssueDate().map(Inference::getValue));
  }

  private int beginning(Article article) {
    return Stream.of(
            article.getHeadlineLines().stream().flatMap(line -> line.getSpans().stream()),
            article.getParagraphs().stream().flatMap(p -> p.getSpans().stream()),
            article.getOtherSpans().stream().flatMap(other -> other.getSpans().stream()))
        .flatMap(spans -> spans)
        .filter(span -> span.getPageId().equals(pageId))
        .mapToInt(Span::getStart)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private void addItem(ObjectNode item, Article article) {
    item.put("kind", kind(article.getKind()));
    ObjectNode numbers = JsonNodeFactory.instance.objectNode();
    article
        .getHeadlineLines()
        .forEach(line -> add(item, numbers, "headline", line.getText(), line.getSpans(), article));
    addOthers(item, numbers, article, "repeated_headline", "headline");
    addOthers(item, numbers, article, "byline", "byline");
    for (Paragraph paragraph : article.getParagraphs()) {
      addParagraph(item, numbers, paragraph, article);
    }
    addOthers(item, numbers, article, "signature", "signature");
    continuedOn(article).ifPresent(label -> item.put("continuedOnPage", label));
    continuedFrom(article).ifPresent(label -> item.put("continuedFromPage", label));
    ArrayNode authors = item.putArray("authors");
    article.getAuthors().stream().map(Author::getName).forEach(authors::add);
    item.set("lines", numbers);
  }

  private static String kind(ArticleKind kind) {
    return switch (kind) {
      case TEASER -> "teaser";
      case QUOTE -> "quote";
      default -> "article";
    };
  }

  private void addParagraph(
      ObjectNode item, ObjectNode numbers, Paragraph paragraph, Article article) {
    ParagraphKind kind = paragraph.getKind();
    String part =
        switch (kind) {
          case CAPTION -> "caption";
          case ATTRIBUTION -> "attribution";
          default -> "body";
        };
    String mark = kind == ParagraphKind.SECTION_HEADING ? "## " : "";
    textHere(paragraph.getText(), paragraph.getSpans(), article)
        .ifPresent(text -> add(item, numbers, part, mark + text, here(paragraph.getSpans())));
  }

  private void addOthers(
      ObjectNode item, ObjectNode numbers, Article article, String role, String part) {
    for (RoleSpans other : article.getOtherSpans()) {
      List<Span> spans = here(other.getSpans());
      if (other.getRole().equals(role) && !spans.isEmpty()) {
        add(item, numbers, part, lines.textOf(spans), spans);
      }
    }
  }

  private void add(
      ObjectNode item,
      ObjectNode numbers,
      String part,
      String text,
      List<Span> spans,
      Article article) {
    textHere(text, spans, article)
        .ifPresent(printed -> add(item, numbers, part, printed, here(spans)));
  }

  private void add(
      ObjectNode item, ObjectNode numbers, String part, String text, List<Span> spans) {
    item.withArray(part).add(text);
    ArrayNode unit = numbers.withArray(part).addArray();
    lines.of(spans).forEach(unit::add);
  }

  /**
   * The text, as far as it is on this page; what is printed nowhere is where its article begins.
   */
  private Optional<String> textHere(String text, List<Span> spans, Article article) {
    List<Span> here = here(spans);
    if (here.size() == spans.size()) {
      return spans.isEmpty() && !article.getPageId().equals(pageId)
          ? Optional.empty()
          : Optional.of(text);
    }
    return here.isEmpty() ? Optional.empty() : Optional.of(lines.textOf(here));
  }

  private List<Span> here(List<Span> spans) {
    return spans.stream().filter(span -> span.getPageId().equals(pageId)).toList();
  }

  private Optional<String> continuedOn(Article article) {
    List<String> pages = article.getSources().stream().map(SourcePage::getPageId).toList();
    int next = pages.indexOf(pageId) + 1;
    return next < pages.size() ? PageIds.labelOf(pages.get(next)) : article.getContinuedOnPage();
  }

  private Optional<String> continuedFrom(Article article) {
    List<String> pages = article.getSources().stream().map(SourcePage::getPageId).toList();
    int before = pages.indexOf(pageId) - 1;
    return before >= 0 ? PageIds.labelOf(pages.get(before)) : article.getContinuedFromPage();
  }
}
