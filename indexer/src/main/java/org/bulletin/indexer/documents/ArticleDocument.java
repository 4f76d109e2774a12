package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Inference;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.SourcePage;

/**
 * The document of an article: what readers search, what dashboards count and what {@code bulletin
 * inspect --json} prints.
 *
 * <p>Every document has every field; one that is not known is null, a list may be empty. What the
 * fields are is said once, in the mapping {@code articles.json}.
 */
public final class ArticleDocument {

  private ArticleDocument() {}

  /** Makes the document of an article. Its id is the article_id, its version the article's. */
  public static ObjectNode of(EnrichedArticle enriched, Provenance provenance) {
    Article article = enriched.getArticle();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    addIdentity(document, article);
    addDate(document, article);
    document.put("ordinal", article.getOrdinal());
    document.put("kind", article.getKind().name());
    addHeadline(document, article.getHeadlineLines());
    addAuthors(document, article.getAuthors());
    addText(document, article.getParagraphs());
    Json.addRoleSpans(document, "other_spans", article.getOtherSpans());
    document.put("continued_on_page", article.getContinuedOnPage().orElse(null));
    document.put("continued_from_page", article.getContinuedFromPage().orElse(null));
    document.put("open", article.getOpen());
    document.put("confidence", article.getConfidence());
    document.put("corrected", article.getCorrected());
    document.put("length", length(article.getParagraphs()));
    EntityFields.addTo(document, enriched.getEntities(), enriched.getKeywords());
    Json.addStrings(
        document,
        "author_names",
        article.getAuthors().stream()
            .map(Author::getName)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    document.put("source_url", article.getSourceUrl().orElseGet(() -> ownAddress(article)));
    addProvenance(document, article, provenance);
    return document;
  }

  private static void addIdentity(ObjectNode document, Article article) {
    Optional<String> newspaper =
        article
            .getNewspaper()
            .or(() -> article.getContext().getNewspaper().map(Inference::getValue));
    document.put("article_id", article.getArticleId());
    document.put("page_id", article.getPageId());
    document.put("source", article.getSource());
    document.put("newspaper", newspaper.orElse(null));
    document.put("issue_date", article.getIssueDate().map(Object::toString).orElse(null));
    document.put("page_label", article.getPageLabel().orElse(null));
  }

  private static void addDate(ObjectNode document, Article article) {
    Optional<PublicationDate> date = PublicationDate.of(article);
    document.put("published_on", date.map(PublicationDate::value).orElse(null));
    document.put("published_on_inferred", date.map(PublicationDate::inferred).orElse(false));
    document.put("weekday", date.flatMap(PublicationDate::weekday).orElse(null));
  }

  private static void addHeadline(ObjectNode document, List<HeadlineLine> lines) {
    List<String> texts = lines.stream().map(HeadlineLine::getText).toList();
    document.put("headline", String.join(" ", texts));
    Json.addStrings(document, "headline_lines", texts);
    Json.addSpans(
        document,
        "headline_spans",
        lines.stream().flatMap(line -> line.getSpans().stream()).toList());
  }

  private static void addAuthors(ObjectNode document, List<Author> authors) {
    ArrayNode array = document.putArray("authors");
    for (Author author : authors) {
      array.addObject().put("name", author.getName()).put("role", author.getRole());
    }
  }

  private static void addText(ObjectNode document, List<Paragraph> paragraphs) {
    ArrayNode array = document.putArray("paragraphs");
    for (Paragraph paragraph : paragraphs) {
      ObjectNode json = array.addObject();
      json.put("kind", paragraph.getKind().name());
      json.put("text", paragraph.getText());
      Json.addSpans(json, paragraph.getSpans());
    }
    document.put(
        "body",
        paragraphs.stream()
            .map(paragraph -> SearchText.of(paragraph.getText()))
            .collect(Collectors.joining("\n")));
  }

  private static int length(List<Paragraph> paragraphs) {
    return paragraphs.stream()
        .map(Paragraph::getText)
        .mapToInt(text -> text.codePointCount(0, text.length()))
        .sum();
  }

  /** The source itself, if it is an address; else null. */
  private static String ownAddress(Article article) {
    try {
      return new URI(article.getSource()).isAbsolute() ? article.getSource() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static void addProvenance(ObjectNode document, Article article, Provenance provenance) {
    ObjectNode json = document.putObject("provenance");
    ArrayNode sources = json.putArray("sources");
    for (SourcePage source : article.getSources()) {
      sources
          .addObject()
          .put("page_id", source.getPageId())
          .put("content_hash", source.getContentHash())
          .put("ingested_at", source.getIngestedAt().toString())
          .put("partition", source.getPartition())
          .put("offset", source.getOffset());
    }
    Optional<Instant> ingestedAt =
        article.getSources().stream().map(SourcePage::getIngestedAt).max(Instant::compareTo);
    provenance.describe(json, article.getVersion(), ingestedAt);
  }
}
