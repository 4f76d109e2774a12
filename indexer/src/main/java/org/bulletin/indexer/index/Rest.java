package org.bulletin.indexer.index;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * Requests whose every answer is a value: the statuses that we decide by must not be scattered over
 * exceptions, and an answer may come from a proxy and be no JSON.
 */
final class Rest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The client's words (ApacheHttpClient5Transport). */
  private static final String UNAUTHORIZED = "Unauthorized access";

  private static final String FORBIDDEN = "Forbidden access";

  private final URI url;
  private final OpenSearchGenericClient client;

  Rest(URI url, OpenSearchGenericClient client) {
    this.url = url;
    this.client = client;
  }

  /** Sends a request without a body. */
  Reply send(String method, String path) {
    return send(method, path, Map.of(), Optional.empty());
  }

  /** Sends a JSON body. */
  Reply send(String method, String path, JsonNode body) {
    return send(
        method,
        path,
        Map.of(),
        Optional.of(
            Body.from(body.toString().getBytes(StandardCharsets.UTF_8), "application/json")));
  }

  /** Posts lines of JSON. */
  Reply post(String path, Map<String, String> query, byte[] lines) {
    return send("POST", path, query, Optional.of(Body.from(lines, "application/x-ndjson")));
  }

  private Reply send(String method, String path, Map<String, String> query, Optional<Body> body) {
    Requests.JsonBodyBuilder request =
        Requests.builder().method(method).endpoint(path).query(query);
    body.ifPresent(request::body);
    try (Response response = client.execute(request.build())) {
      return new Reply(response.getStatus(), parse(response.getBody().map(Body::bodyAsBytes)));
    } catch (ResponseException e) {
      return new Reply(e.status(), parse(body(e)));
    } catch (IOException e) {
      throw new OpenSearchUnavailableException("OpenSearch at " + url + " " + why(e), e);
    }
  }

  /** What fails, with what to do. The client tells 401 and 403 in words alone. */
  private static String why(IOException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains(UNAUTHORIZED)) {
      return "does not accept our user or password: check --opensearch-user and"
          + " --opensearch-password-file";
    }
    if (said.contains(FORBIDDEN)) {
      return "does not give our user the rights that this takes: grant them (docs/operations/init-and-rights.md"
          + " lists them)";
    }
    boolean untrusted =
        Stream.iterate((Throwable) e, each -> each != null, Throwable::getCause)
            .anyMatch(SSLException.class::isInstance);
    return untrusted
        ? "has a certificate that we do not trust: check --opensearch-ca (" + said + ")"
        : "does not serve us: " + said;
  }

  /** The client tells the body of such an answer only in the exception's message, from line 2. */
  private static Optional<byte[]> body(ResponseException e) {
    return Optional.ofNullable(e.getMessage())
        .map(message -> message.substring(message.indexOf('\n') + 1))
        .map(body -> body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode parse(Optional<byte[]> body) {
    if (body.isEmpty() || body.get().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body.get());
    } catch (JacksonException e) {
      return TextNode.valueOf(new String(body.get(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("reading from memory", e);
    }
  }
}
