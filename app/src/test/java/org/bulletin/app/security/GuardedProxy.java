package org.bulletin.app.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Stands before a server with TLS and basic authentication, and writes down what each user asks
 * for. Safe across threads.
 */
final class GuardedProxy implements AutoCloseable {

  private static final Set<String> FORWARDED = Set.of("Content-type", "Accept");

  private final URI target;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();

  private GuardedProxy(URI target, SSLContext context) throws IOException {
    this.target = target;
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static GuardedProxy before(URI target, SSLContext context) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    return new GuardedProxy(target, context);
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + target.getRawPath());
  }

  /** From now on, a user has this password. */
  void admit(String user, String password) {
    users.put(user, basic(user, password));
  }

  /** From now on, a user is known and may do nothing. */
  void deny(String user) {
    denied.add(user);
  }

  /** From now on, a user who is known may do everything. */
  void admit(String user) {
    denied.remove(user);
  }

  /** What a user has asked for: method and path, digits as N. */
  Set<String> askedBy(String user) {
    return asked.getOrDefault(user, Set.of());
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      String user =
          users.entrySet().stream()
              .filter(known -> known.getValue().equals(token))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("");
      if (user.isEmpty()) {
        reply(exchange, 401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
      } else if (denied.contains(user)) {
        reply(exchange, 403, "{\"error_code\":403,\"message\":\"User is denied operation\"}");
      } else {
        asked
            .computeIfAbsent(user, any -> new ConcurrentSkipListSet<>())
            .add(
                exchange.getRequestMethod()
                    + " "
                    + exchange.getRequestURI().getPath().replaceAll("/\\d+", "/N"));
        forward(exchange, body);
      }
    }
  }

  private void forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (FORWARDED.contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      reply(exchange, response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    reply(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
