package org.bulletin.app.up;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bulletin.app.cli.Table;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.search.ArticleHit;
import org.bulletin.indexer.search.ArticleHits;
import org.bulletin.indexer.search.ArticleQuery;
import org.bulletin.indexer.search.ArticleQuery.Order;
import org.bulletin.indexer.search.ArticleSearch;

/** What {@code bulletin up} says once everything is searchable. */
final class UpReport {

  private static final int ROWS = 50;
  private static final int NAMES = 4;

  private final LocalPipeline pipeline;
  private final Path inbox;
  private final Optional<URI> page;
  private final URI monitor;

  /**
   * A report.
   *
   * @param page where the page for browsers is, if it is served
   * @param monitor where health and metrics are
   */
  UpReport(LocalPipeline pipeline, Path inbox, Optional<URI> page, URI monitor) {
    this.pipeline = pipeline;
    this.inbox = inbox;
    this.page = page;
    this.monitor = monitor;
  }

  /** A table of articles. */
  String articles() {
    Table table =
        new Table(
            List.of("page", "headline", "authors", "people", "organizations"),
            List.of(14, 36, 12, 22, 32));
    ArticleHits hits;
    try (OpenSearchConnection connection = OpenSearchConnection.to(pipeline.openSearch())) {
      hits = new ArticleSearch(connection).find(new ArticleQuery("", Order.NEWEST, 0, ROWS));
    }
    hits.hits().forEach(hit -> table.add(row(hit)));
    return hits.total() == 0
        ? ""
        : "\n" + table + (hits.total() > ROWS ? "… of " + hits.total() + " articles\n" : "");
  }

  private static List<String> row(ArticleHit hit) {
    return List.of(
        page(hit),
        hit.headline().plain(),
        names(hit, "author_names"),
        names(hit, "persons"),
        names(hit, "organizations"));
  }

  private static String page(ArticleHit hit) {
    String pageId = hit.field("page_id").orElse("");
    return pageId.substring(pageId.indexOf('/') + 1).replaceFirst("(?<=^.{12}).+$", "…");
  }

  private static String names(ArticleHit hit, String field) {
    List<String> names =
        StreamSupport.stream(hit.document().path(field).spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return names.stream().limit(NAMES).collect(Collectors.joining("、"))
        + (names.size() > NAMES ? " +" + (names.size() - NAMES) : "");
  }

  /** Where everything is, and what to do next. */
  String addresses() {
    return """
        Kafka            %s
        Schema Registry  %s
        OpenSearch       %s
        monitor          %shealth, %<smetrics
        inbox            %s   (pages dropped here are ingested)
        %s
        Search with: bulletin search 进博会
        """
        .formatted(
            pipeline.cluster().bootstrapServers(),
            pipeline.cluster().schemaRegistry(),
            pipeline.openSearch().url(),
            monitor,
            inbox.toAbsolutePath(),
            page.map(address -> "page             " + address + "   (for your browser)\n")
                .orElse(""));
  }
}
