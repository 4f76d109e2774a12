package org.bulletin.app.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.indexer.index.TrustedAuthorities;

/**
 * The part of the API of saved objects that an import needs ({@code
 * src/core/server/saved_objects/routes} of OpenSearch Dashboards 2.19). Safe across threads.
 *
 * <p>Methods throw {@link DashboardsUnavailableException} when it is worth trying again and {@link
 * CommandFailure} when it is not.
 */
final class DashboardsApi {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DashboardsSettings settings;
  private final HttpClient client;

  /**
   * Contacts nobody yet.
   *
   * @throws IllegalArgumentException if the file of authorities cannot be read
   */
  DashboardsApi(DashboardsSettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    settings.caFile().map(TrustedAuthorities::in).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * Imports objects over those that are there.
   *
   * @param lines one object a line
   * @return {@code success}, {@code successCount} and {@code errors} as the API has them. Where a
   *     reference is missing it counts the other objects as successes, but stores none
   *     (create_saved_objects.ts)
   */
  JsonNode importAll(byte[] lines) {
    String boundary = "bulletin-" + UUID.randomUUID();
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="bulletin.ndjson"\r
        Content-Type: application/ndjson\r
        \r
        """
            .formatted(boundary);
    return send(
        request("/api/saved_objects/_import?overwrite=true")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(lines),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
  }

  /** Which of some objects are there. */
  List<SavedObjectKey> present(Collection<SavedObjectKey> keys) {
    ArrayNode wanted = JSON.createArrayNode();
    for (SavedObjectKey key : keys) {
      wanted
          .addObject()
          .put("type", key.type())
          .put("id", key.id())
          .putArray("fields")
          .add("title");
    }
    return send(request("/api/saved_objects/_bulk_get")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(wanted.toString().getBytes(StandardCharsets.UTF_8))))
        .path("saved_objects")
        .valueStream()
        .filter(object -> !object.has("error"))
        .map(SavedObjectKey::of)
        .toList();
  }

  private HttpRequest.Builder request(String path) {
    // Without this header, requests that change something are refused as forged
    // (lifecycle_handlers.ts).
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.resolve(path)).timeout(ANSWER).header("osd-xsrf", "true");
    settings.tenant().ifPresent(tenant -> request.header("securitytenant", tenant));
    settings
        .credentials()
        .map(credentials -> credentials.user() + ":" + credentials.password())
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .ifPresent(token -> request.header("Authorization", "Basic " + token));
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return answer(response.statusCode(), parse(response.body()));
    } catch (ConnectException e) {
      throw new DashboardsUnavailableException(
          "nobody answers at " + settings.url() + ": say with --dashboards where it is", e);
    } catch (IOException e) {
      throw new DashboardsUnavailableException("cannot speak to " + name() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while waiting for " + name(), e);
    }
  }

  private JsonNode answer(int status, JsonNode body) {
    if (status == 200 && body.isObject()) {
      return body;
    }
    String said = body.path("message").asText();
    String why = status + (said.isBlank() ? "" : ", " + said);
    switch (status) {
      case 401 ->
          throw new CommandFailure(
              name()
                  + (settings.credentials().isPresent()
                      ? " does not accept the user or password ("
                      : " asks for a user: give --dashboards-user and --dashboards-password-file (")
                  + why
                  + ")");
      case 403 ->
          throw new CommandFailure(
              name()
                  + " does not let this user store objects: use another, or another tenant ("
                  + why
                  + ")");
      case 429, 502, 503, 504 ->
          throw new DashboardsUnavailableException(name() + " is not ready (" + why + ")");
      case 400, 413, 422, 500 ->
          throw new CommandFailure(name() + " refuses the import (" + why + ")");
      default ->
          throw new CommandFailure(
              "what answers at %s is no OpenSearch Dashboards, or has another base path (%s)"
                  .formatted(settings.url(), why));
    }
  }

  private String name() {
    return "OpenSearch Dashboards at " + settings.url();
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // A page of a proxy, or "server is not ready yet".
      return MissingNode.getInstance();
    }
  }
}
