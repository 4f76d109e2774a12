package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ArticleFacets;
import org.bulletin.indexer.search.ArticleHit;
import org.bulletin.indexer.search.ArticleHits;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;
import org.bulletin.indexer.search.Facet;

/** Lists of articles, and what they are about. */
final class ArticleRoutes {

  private static final int WINDOW = 10_000;
  private static final int MAX_LIMIT = 100;
  private static final int LIMIT = 20;
  private static final int MAX_VALUES = 100;
  private static final int VALUES = 10;
  private static final int NAMES = 4;

  /** About two lines of a phone. */
  private static final int LEAD = 60;

  private static final List<String> COPIED =
      List.of(
          "article_id",
          "page_id",
          "newspaper",
          "published_on",
          "page_label",
          "kind",
          "headline",
          "confidence",
          "open",
          "corrected",
          "authors");

  private static final Map<Facet, String> PLURALS =
      Map.of(
          Facet.NEWSPAPER, "newspapers",
          Facet.PERSON, "persons",
          Facet.ORGANIZATION, "organizations",
          Facet.PLACE, "places",
          Facet.EVENT, "events",
          Facet.POSITION, "positions",
          Facet.KEYWORD, "keywords",
          Facet.KIND, "kinds",
          Facet.AUTHOR, "authors",
          Facet.PAGE_LABEL, "page_labels");

  private final ArticleSearch search;
  private final ArticleFacets facets;

  ArticleRoutes(OpenSearchConnection openSearch) {
    this.search = new ArticleSearch(openSearch);
    this.facets = new ArticleFacets(openSearch);
  }

  List<Route> routes() {
    return List.of(
        new Route("/api/articles", Filters.and("offset", "limit", "order"), this::articles),
        new Route("/api/facets", Filters.and("size"), this::facets));
  }

  private void articles(Context context, Parameters parameters) {
    int limit = parameters.number("limit", LIMIT, 0, MAX_LIMIT);
    int offset = parameters.number("offset", 0, 0, WINDOW);
    if (offset + limit > WINDOW) {
      throw new BadParameterException(
          "parameters 'offset' and 'limit' are together at most %d: narrow the filter"
              .formatted(WINDOW));
    }
    Order order =
        Order.valueOf(
            parameters.choice("order", List.of("newest", "best")).toUpperCase(Locale.ROOT));
    ArticleHits hits =
        search.find(new ArticleQuery(Filters.of(parameters), order, offset, limit, LEAD));
    ObjectNode json = Json.object();
    json.put("total", hits.total());
    ArrayNode articles = json.putArray("articles");
    hits.hits().forEach(hit -> articles.add(article(hit)));
    Json.answer(context, json);
  }

  private static ObjectNode article(ArticleHit hit) {
    ObjectNode json = Json.object();
    COPIED.forEach(field -> json.set(field, hit.document().get(field)));
    json.set("headline_parts", Json.parts(hit.headline()));
    ArrayNode passages = json.putArray("passages");
    hit.passages().forEach(passage -> passages.add(Json.parts(passage)));
    addFirst(json, "persons", hit.document());
    addFirst(json, "organizations", hit.document());
    json.put("source_url", Json.webAddress(hit.document().path("source_url")).orElse(null));
    return json;
  }

  private static void addFirst(ObjectNode json, String field, ObjectNode document) {
    ArrayNode names = json.putArray(field);
    for (JsonNode name : document.path(field)) {
      if (names.size() < NAMES) {
        names.add(name);
      }
    }
  }

  private void facets(Context context, Parameters parameters) {
    int size = parameters.number("size", VALUES, 1, MAX_VALUES);
    ArticleFacets.Counts counts = facets.count(Filters.of(parameters), size);
    ObjectNode json = Json.object();
    json.put("total", counts.total());
    Json.addTimeline(json, counts.overTime());
    for (Facet facet : Facet.values()) {
      Json.addBuckets(json, PLURALS.get(facet), counts.values().get(facet), "value", "count");
    }
    Json.answer(context, json);
  }
}
