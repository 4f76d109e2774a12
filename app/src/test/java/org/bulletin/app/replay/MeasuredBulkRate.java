package org.bulletin.app.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.bulletin.indexer.compare.IndexScan;
import org.bulletin.indexer.compare.ScannedDocument;
import org.bulletin.indexer.index.BulkWriter;
import org.bulletin.indexer.index.Index;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;

/**
 * How fast OpenSearch takes the documents of an index when they are at hand: what the rate of a
 * replay is to be set beside. One request after the other, each of the size that the indexer's
 * have; only the time of the requests counts, not that of reading the documents.
 *
 * @param documents how many were written
 * @param seconds that the requests took
 */
record MeasuredBulkRate(long documents, double seconds) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOCUMENTS_READ_AT_ONCE = 200;

  double documentsPerSecond() {
    return documents / seconds;
  }

  /**
   * Writes all documents of an index to one of the same settings and mapping, outside the aliases,
   * which is deleted at the end.
   */
  static MeasuredBulkRate of(OpenSearchConnection connection, Index index) {
    String scratch = "bulletin-bench-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    send(connection, "PUT", "/" + scratch, settingsOf(index).toString());
    try {
      return write(connection, index, scratch);
    } finally {
      send(connection, "DELETE", "/" + scratch, "");
    }
  }

  private static MeasuredBulkRate write(
      OpenSearchConnection connection, Index index, String scratch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    long documents = 0;
    long nanos = 0;
    try (IndexScan scan =
        IndexScan.ofDocuments(
            connection, index.name(), keyOf(index.template()), DOCUMENTS_READ_AT_ONCE)) {
      while (scan.hasNext()) {
        addLines(lines, scan.next());
        documents++;
        if (lines.size() >= BulkWriter.DEFAULT_REQUEST_BYTES || !scan.hasNext()) {
          nanos += post(connection, scratch, lines);
          lines.reset();
        }
      }
    }
    return new MeasuredBulkRate(documents, nanos / 1e9);
  }

  private static String keyOf(Index.Template template) {
    return template == Index.Template.PAGES ? "page_id" : "article_id";
  }

  private static void addLines(ByteArrayOutputStream lines, ScannedDocument document) {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    action
        .putObject("index")
        .put("_id", document.id())
        .put("version", document.source().at("/provenance/version").asLong())
        .put("version_type", "external_gte");
    lines.writeBytes((action + "\n").getBytes(StandardCharsets.UTF_8));
    lines.writeBytes((document.source() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static long post(
      OpenSearchConnection connection, String scratch, ByteArrayOutputStream lines) {
    String body = lines.toString(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    JsonNode reply = send(connection, "POST", "/" + scratch + "/_bulk?filter_path=errors", body);
    long nanos = System.nanoTime() - start;
    if (reply.path("errors").asBoolean(true)) {
      throw new IllegalStateException("OpenSearch did not take every document: " + reply);
    }
    return nanos;
  }

  private static JsonNode settingsOf(Index index) {
    String resource = index.template() == Index.Template.PAGES ? "pages.json" : "articles.json";
    try (InputStream in = Index.class.getResourceAsStream(resource)) {
      return JSON.readTree(in).path("template");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode send(
      OpenSearchConnection connection, String method, String path, String body) {
    Requests.JsonBodyBuilder request = Requests.builder().method(method).endpoint(path);
    if (!body.isEmpty()) {
      request.body(Body.from(body.getBytes(StandardCharsets.UTF_8), "application/json"));
    }
    try (Response response = connection.client().generic().execute(request.build())) {
      byte[] answer = response.getBody().map(Body::bodyAsBytes).orElse(new byte[0]);
      if (response.getStatus() >= 300) {
        throw new IllegalStateException(method + " " + path + ": " + response.getStatus());
      }
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
