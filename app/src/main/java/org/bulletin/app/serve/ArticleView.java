package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ServedDocuments;

/**
 * One article, its pages, and which article each character of those pages went to, so that anybody
 * can judge the splitting.
 */
final class ArticleView {

  private static final String PAGE_ID = "page_id";
  private static final String ARTICLE_ID = "article_id";
  private static final String ARTICLE_IDS = "article_ids";
  private static final String SOURCE_URL = "source_url";

  private static final List<String> PRINTED =
      List.of(ARTICLE_ID, "headline_spans", "paragraphs.kind", "paragraphs.spans", "other_spans");

  private final ServedDocuments documents;
  private final OriginalFiles originals;

  ArticleView(OpenSearchConnection openSearch, OriginalFiles originals) {
    this.documents = new ServedDocuments(openSearch);
    this.originals = originals;
  }

  List<Route> routes() {
    return List.of(
        new Route("/api/article", List.of("id"), this::article),
        new Route("/api/original", List.of(PAGE_ID), this::original));
  }

  private void article(Context context, Parameters parameters) {
    String id = parameters.required("id");
    ObjectNode article =
        documents
            .article(id)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "there is no article %s: its page may have been split anew, or retracted"
                            .formatted(id)));
    article.put(SOURCE_URL, Json.webAddress(article.path(SOURCE_URL)).orElse(null));
    List<ObjectNode> pages = pagesOf(article);
    ObjectNode json = Json.object();
    json.set("article", article);
    ArrayNode shown = json.putArray("pages");
    pages.forEach(page -> shown.add(page(page)));
    json.set("roles", roles(article, pages));
    Json.answer(context, json);
  }

  private List<ObjectNode> pagesOf(ObjectNode article) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(article.path(PAGE_ID).asText());
    article.at("/provenance/sources").forEach(source -> ids.add(source.path(PAGE_ID).asText()));
    List<ObjectNode> pages = new ArrayList<>();
    ids.forEach(id -> documents.page(id).ifPresent(pages::add));
    return pages;
  }

  private ObjectNode page(ObjectNode page) {
    ObjectNode json = Json.object();
    for (String field : List.of(PAGE_ID, "text", ARTICLE_IDS, "leftovers", "source")) {
      json.set(field, page.get(field));
    }
    json.put(SOURCE_URL, Json.webAddress(page.at("/metadata/" + SOURCE_URL)).orElse(null));
    json.put("original", originals.of(page).isPresent());
    return json;
  }

  /** Of all articles of the pages, also of those that only go on there. */
  private ArrayNode roles(ObjectNode article, List<ObjectNode> pages) {
    Set<String> shown = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>(List.of(article.path(ARTICLE_ID).asText()));
    for (ObjectNode page : pages) {
      shown.add(page.path(PAGE_ID).asText());
      page.path(ARTICLE_IDS).forEach(id -> ids.add(id.asText()));
    }
    ArrayNode roles = Json.object().arrayNode();
    for (ObjectNode printed : documents.articles(List.copyOf(ids), PRINTED)) {
      String id = printed.path(ARTICLE_ID).asText();
      addRoles(roles, printed.path("headline_spans"), "headline", id, shown);
      for (JsonNode paragraph : printed.path("paragraphs")) {
        String role = paragraph.path("kind").asText().toLowerCase(Locale.ROOT);
        addRoles(roles, paragraph.path("spans"), role, id, shown);
      }
      for (JsonNode other : printed.path("other_spans")) {
        addRoles(roles, other.path("spans"), other.path("role").asText(), id, shown);
      }
    }
    return roles;
  }

  private static void addRoles(
      ArrayNode roles, JsonNode spans, String role, String articleId, Set<String> shown) {
    for (JsonNode span : spans) {
      if (shown.contains(span.path(PAGE_ID).asText())) {
        ObjectNode json = roles.addObject();
        json.set(PAGE_ID, span.get(PAGE_ID));
        json.set("start", span.get("start"));
        json.set("end", span.get("end"));
        json.put("role", role).put(ARTICLE_ID, articleId);
      }
    }
  }

  private void original(Context context, Parameters parameters) {
    String id = parameters.required(PAGE_ID);
    ObjectNode page =
        documents.page(id).orElseThrow(() -> new NotFoundException("there is no page " + id));
    originals.send(
        context,
        originals
            .of(page)
            .orElseThrow(
                () ->
                    new NotFoundException("the original of page %s is not at hand".formatted(id))));
  }
}
