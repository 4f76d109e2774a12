package org.bulletin.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/** Looks into OpenSearch past the code under test. */
public final class OpenSearchProbe {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  public OpenSearchProbe(URI address) {
    this.address = address;
  }

  /** All documents of an index by id, with {@code _version} and {@code _source}. */
  public Map<String, JsonNode> documents(String index) {
    ask("POST", "/" + index + "/_refresh", "");
    JsonNode hits =
        ask("POST", "/" + index + "/_search", "{\"size\":10000,\"version\":true}").at("/hits/hits");
    Map<String, JsonNode> documents = new TreeMap<>();
    hits.forEach(hit -> documents.put(hit.path("_id").asText(), hit));
    return documents;
  }

  public boolean exists(String path) {
    return send("HEAD", path, "").statusCode() == 200;
  }

  public JsonNode ask(String method, String path, String body) {
    try {
      return JSON.readTree(send(method, path, body).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(address + path))
              .method(method, BodyPublishers.ofString(body))
              .header("Content-Type", "application/json")
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
