package org.bulletin.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.search.ArticleExport;
import org.bulletin.indexer.search.ArticleFilter;
import org.bulletin.indexer.search.ArticleHits;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleSearch;

/** Lists of articles to take away: exports and feeds. */
final class ExportRoutes {

  private static final int MAX_ARTICLES = 10_000;
  private static final int FEED_ARTICLES = 50;
  private static final int LEAD = 200;

  /** Without it, spreadsheets take UTF-8 for something else. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A status that was sent cannot be taken back: the end of the file tells. */
  private static final String INCOMPLETE = "Articles are missing here: ";

  private final ArticleExport export;
  private final ArticleSearch search;

  ExportRoutes(OpenSearchConnection openSearch) {
    this.export = new ArticleExport(openSearch);
    this.search = new ArticleSearch(openSearch);
  }

  List<Route> routes() {
    return List.of(
        new Route("/api/export.csv", Filters.NAMES, this::csv),
        new Route("/api/export.json", Filters.NAMES, this::json),
        new Route(
            "/feed.atom",
            Filters.NAMES,
            (context, parameters) -> feed(context, parameters, Feed.Format.ATOM)),
        new Route(
            "/feed.rss",
            Filters.NAMES,
            (context, parameters) -> feed(context, parameters, Feed.Format.RSS)));
  }

  private void csv(Context context, Parameters parameters) throws IOException {
    Iterator<ObjectNode> articles = export.of(Filters.of(parameters), MAX_ARTICLES);
    Writer out = begin(context, "text/csv; charset=utf-8", "articles.csv");
    out.write(BYTE_ORDER_MARK);
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(ArticleRow.columns());
    try {
      while (articles.hasNext()) {
        printer.printRecord(ArticleRow.cells(articles.next()));
      }
    } catch (OpenSearchUnavailableException e) {
      printer.printRecord(INCOMPLETE + e.getMessage());
    }
    printer.flush();
  }

  private void json(Context context, Parameters parameters) throws IOException {
    Iterator<ObjectNode> articles = export.of(Filters.of(parameters), MAX_ARTICLES);
    Writer out = begin(context, Json.TYPE, "articles.json");
    out.write("{\"articles\":[");
    ObjectNode end = Json.object();
    try {
      String before = "\n";
      while (articles.hasNext()) {
        out.write(before + ArticleRow.json(articles.next()));
        before = ",\n";
      }
      end.putNull("error");
    } catch (OpenSearchUnavailableException e) {
      end.put("error", INCOMPLETE + e.getMessage());
    }
    out.write("\n]," + end.toString().substring(1) + "\n");
    out.flush();
  }

  /** To be called when the first articles are there: afterwards, no status can be told. */
  private static Writer begin(Context context, String type, String file) {
    context
        .contentType(type)
        .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    return new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8);
  }

  private void feed(Context context, Parameters parameters, Feed.Format format) {
    ArticleFilter filter = Filters.of(parameters);
    ArticleHits hits =
        search.find(new ArticleQuery(filter, ArticleQuery.Order.NEWEST, 0, FEED_ARTICLES, LEAD));
    String site = context.scheme() + "://" + context.host() + "/";
    String query = context.queryString() == null ? "" : "?" + context.queryString();
    String self = site + context.path().substring(1) + query;
    context
        .contentType(format.type())
        .result(Feed.write(format, site, site + query, self, subject(filter), hits.hits()));
  }

  private static String subject(ArticleFilter filter) {
    String values =
        filter.values().values().stream().flatMap(List::stream).collect(Collectors.joining("，"));
    return (filter.text() + " " + values).strip();
  }
}
