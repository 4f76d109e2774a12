package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * Behaves towards an import as OpenSearch Dashboards 2.19 does, by its source: {@code
 * src/core/server/saved_objects/routes/import.ts} and {@code bulk_get.ts}, {@code
 * import/collect_saved_objects.ts}, {@code validate_references.ts} and {@code
 * create_saved_objects.ts}, {@code migrations/core/document_migrator.ts}, {@code
 * http/lifecycle_handlers.ts}.
 */
public final class DashboardsServer implements AutoCloseable {

  /** References to other types are not looked for (REF_TYPES_TO_VLIDATE). */
  private static final Set<String> VALIDATED = Set.of("index-pattern", "search");

  private static final String LINE = "\r\n";

  final Map<SavedObjectKey, JsonNode> stored = new LinkedHashMap<>();
  public final AtomicInteger startingFor = new AtomicInteger();
  Optional<String> authorization = Optional.empty();
  Optional<SavedObjectKey> lost = Optional.empty();
  String tenant = "";

  private final HttpServer server;
  private final String basePath;

  private DashboardsServer(HttpServer server, String basePath) {
    this.server = server;
    this.basePath = basePath;
  }

  public static DashboardsServer start(String basePath) throws IOException {
    return start(HttpServer.create(loopback(), 0), basePath);
  }

  static DashboardsServer startWithTls(SSLContext context) throws IOException {
    HttpsServer https = HttpsServer.create(loopback(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context));
    return start(https, "");
  }

  private static DashboardsServer start(HttpServer http, String basePath) {
    DashboardsServer server = new DashboardsServer(http, basePath);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public URI address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + basePath);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().toString();
    tenant = String.valueOf(exchange.getRequestHeaders().getFirst("securitytenant"));
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (startingFor.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
      reply(exchange, 503, "OpenSearch Dashboards server is not ready yet");
    } else if (authorization.isPresent() && !authorization.get().equals(token)) {
      refuse(exchange, 401, "Authentication Exception");
    } else if (!exchange.getRequestHeaders().containsKey("osd-xsrf")) {
      refuse(exchange, 400, "Request must contain a osd-xsrf header.");
    } else if (path.equals(basePath + "/api/saved_objects/_import?overwrite=true")) {
      importFile(exchange, new String(body, StandardCharsets.UTF_8));
    } else if (path.equals(basePath + "/api/saved_objects/_bulk_get")) {
      reply(exchange, 200, bulkGet(new String(body, StandardCharsets.UTF_8)).toString());
    } else {
      refuse(exchange, 404, "Not Found");
    }
  }

  private void importFile(HttpExchange exchange, String body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary = "--" + type.replaceFirst("multipart/form-data; boundary=", "");
    String part = body.split(boundary, -1)[1];
    String head = part.substring(0, part.indexOf(LINE + LINE));
    if (!head.contains("name=\"file\"") || !head.contains(".ndjson\"")) {
      refuse(exchange, 400, "Invalid file extension");
      return;
    }
    Map<SavedObjectKey, JsonNode> objects = new LinkedHashMap<>();
    for (String line : part.substring(head.length()).strip().split("\n", -1)) {
      JsonNode object = CommittedObjects.parse(line);
      SavedObjectKey key = SavedObjectKey.of(object);
      if (objects.put(key, object) != null) {
        refuse(exchange, 400, "Non-unique import objects detected: [" + key + "]: Bad Request");
        return;
      }
      Optional<String> newer = newerVersion(object);
      if (newer.isPresent()) {
        refuse(exchange, 422, newer.get());
        return;
      }
    }
    reply(exchange, 200, store(objects).toString());
  }

  private static Optional<String> newerVersion(JsonNode object) {
    return object.path("migrationVersion").properties().stream()
        .filter(
            version ->
                compare(
                        version.getValue().asText(),
                        SavedObjects.MIGRATIONS.getOrDefault(version.getKey(), "0.0.0"))
                    > 0)
        .findFirst()
        .map(
            version ->
                "Document \"%s\" has property \"%s\" which belongs to a more recent version of OpenSearch Dashboards [%s]. The last known version is [%s]"
                    .formatted(
                        object.path("id").asText(),
                        version.getKey(),
                        version.getValue().asText(),
                        SavedObjects.MIGRATIONS.get(version.getKey())));
  }

  private static int compare(String version, String other) {
    return Runtime.Version.parse(version.replaceFirst("(\\.0)+$", ""))
        .compareTo(Runtime.Version.parse(other.replaceFirst("(\\.0)+$", "")));
  }

  private ObjectNode store(Map<SavedObjectKey, JsonNode> objects) {
    Map<SavedObjectKey, ObjectNode> errors =
        new TreeMap<>((a, b) -> a.toString().compareTo(b + ""));
    boolean stopped = false;
    for (Map.Entry<SavedObjectKey, JsonNode> entry : objects.entrySet()) {
      List<SavedObjectKey> missing = new ArrayList<>();
      for (JsonNode reference : entry.getValue().path("references")) {
        SavedObjectKey key = SavedObjectKey.of(reference);
        if (VALIDATED.contains(key.type())
            && !objects.containsKey(key)
            && !stored.containsKey(key)) {
          missing.add(key);
        }
      }
      if (!SavedObjects.MIGRATIONS.containsKey(entry.getKey().type())) {
        errors.put(entry.getKey(), error("unsupported_type"));
      } else if (!missing.isEmpty()) {
        stopped = true;
        ArrayNode references =
            errors
                .computeIfAbsent(entry.getKey(), key -> error("missing_references"))
                .withArray("references");
        missing.forEach(key -> references.addObject().put("type", key.type()).put("id", key.id()));
      } else if (entry.getValue().at("/attributes/unmapped").isTextual()) {
        errors.put(
            entry.getKey(),
            error("unknown")
                .put("statusCode", 400)
                .put("message", "mapping set to strict, dynamic introduction of [unmapped]"));
      }
    }
    if (!stopped) {
      objects.forEach(
          (key, object) -> {
            if (!errors.containsKey(key) && !lost.filter(key::equals).isPresent()) {
              stored.put(key, object);
            }
          });
    }
    ObjectNode reply = DashboardSource.JSON.createObjectNode();
    reply.put("successCount", objects.size() - errors.size()).put("success", errors.isEmpty());
    errors.forEach(
        (key, error) ->
            reply
                .withArray("errors")
                .addObject()
                .put("id", key.id())
                .put("type", key.type())
                .set("error", error));
    return reply;
  }

  private static ObjectNode error(String type) {
    return DashboardSource.JSON.createObjectNode().put("type", type);
  }

  private ObjectNode bulkGet(String body) {
    ObjectNode reply = DashboardSource.JSON.createObjectNode();
    ArrayNode objects = reply.putArray("saved_objects");
    for (JsonNode wanted : CommittedObjects.parse(body)) {
      SavedObjectKey key = SavedObjectKey.of(wanted);
      ObjectNode object = objects.addObject().put("id", key.id()).put("type", key.type());
      if (stored.containsKey(key)) {
        object.putObject("attributes").set("title", stored.get(key).at("/attributes/title"));
      } else {
        object.putObject("error").put("statusCode", 404).put("error", "Not Found");
      }
    }
    return reply;
  }

  private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
    reply(
        exchange,
        status,
        DashboardSource.JSON
            .createObjectNode()
            .put("statusCode", status)
            .put("message", message)
            .toString());
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
