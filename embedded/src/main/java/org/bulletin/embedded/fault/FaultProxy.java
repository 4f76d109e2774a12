package org.bulletin.embedded.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An HTTP server on 127.0.0.1 that forwards to another one and fails when it is told to. Bodies go
 * through memory. Safe across threads.
 */
public final class FaultProxy implements AutoCloseable {

  /** They belong to one connection, and each side of the proxy sets its own. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int NO_BODY = -1;

  private final URI target;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::thread);
  private final FaultPlan plan = new FaultPlan();
  private final int port;
  private Optional<HttpServer> server = Optional.empty();

  private FaultProxy(URI target) {
    this.target = target;
    this.port = listen(0);
  }

  /**
   * Starts a proxy on a free port.
   *
   * @param target the server's address, such as {@code http://127.0.0.1:9200}; may have a path
   */
  public static FaultProxy before(URI target) {
    sendReplyAtOnce();
    return new FaultProxy(target);
  }

  /** Tells what clients use instead of the server's address: the target's path at another port. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port + target.getRawPath());
  }

  /** Adds a fault; of several that are for a request the one added first takes it. */
  public void inject(Fault fault) {
    plan.add(fault);
  }

  /** Ends all faults. */
  public void heal() {
    plan.clear();
  }

  /** Counts the requests that a fault has taken: what a test waits for. */
  public int injected() {
    return plan.injected();
  }

  /** Closes the port and all connections. A second call changes nothing. */
  public synchronized void down() {
    server.ifPresent(running -> running.stop(0));
    server = Optional.empty();
  }

  /** Opens the same port again. A second call changes nothing. */
  public synchronized void up() {
    if (server.isEmpty()) {
      listen(port);
    }
  }

  @Override
  public void close() {
    down();
    threads.shutdownNow();
  }

  private synchronized int listen(int wanted) {
    try {
      HttpServer starting =
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), wanted), 0);
      starting.setExecutor(threads);
      starting.createContext("/", this::handle);
      starting.start();
      server = Optional.of(starting);
      return starting.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      Optional<Fault.Reaction> fault = plan.next(request);
      if (fault.isEmpty()) {
        HttpResponse<byte[]> response = forward(exchange, body);
        reply(exchange, response.statusCode(), response.headers().map(), response.body());
      } else if (fault.get() instanceof Fault.Answer answer) {
        Map<String, List<String>> headers =
            Map.of("Content-Type", List.of("application/json; charset=UTF-8"));
        reply(exchange, answer.status(), headers, answer.body().getBytes(StandardCharsets.UTF_8));
      } else if (fault.get() instanceof Fault.LoseReply) {
        forward(exchange, body);
      }
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    URI address = target.resolve(exchange.getRequestURI());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    endToEnd(exchange.getRequestHeaders())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void reply(
      HttpExchange exchange, int status, Map<String, List<String>> headers, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().putAll(endToEnd(headers));
    exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, List<String>> endToEnd(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> !HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Without this property, read once by the JDK's server, head and body of a reply meet Nagle's
   * algorithm: 40 ms a request.
   */
  private static void sendReplyAtOnce() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }
}
