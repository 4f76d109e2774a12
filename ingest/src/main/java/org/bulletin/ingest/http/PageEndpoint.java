package org.bulletin.ingest.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.http.Rejection.Status;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.schemas.stages.StageStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes pages by HTTP: {@code POST /pages} answers when the broker has acknowledged them, {@code
 * GET /health} tells whether it can. Serves many clients at a time; their pages go to the ingester
 * one after the other. HTTP alone: where it leaves the machine, put a server that speaks TLS before
 * it.
 */
public final class PageEndpoint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PageEndpoint.class);

  /** Clients beyond those whose requests may wait: to be told that they are too many. */
  private static final int SPARE_THREADS = 64;

  private static final int IDLE_SECONDS = 30;
  private static final int BACKLOG = 128;
  private static final int ANSWERING_SECONDS = 2;

  /** In seconds: slower requests are cut off. */
  private static final String MAX_REQUEST_TIME = "120";

  private final String host;
  private final StageStatus status;
  private final PageRequests requests;
  private final PostQueue queue;
  private final HttpServer server;
  private final ExecutorService threads;

  private PageEndpoint(
      String host,
      StageStatus status,
      PageRequests requests,
      PostQueue queue,
      HttpServer server,
      ExecutorService threads) {
    this.host = host;
    this.status = status;
    this.requests = requests;
    this.queue = queue;
    this.server = server;
    this.threads = threads;
  }

  /**
   * Opens the port.
   *
   * @param ingester used by nobody else from now on, and closed by the caller after this
   * @param rawPages tells which kinds can be read
   * @param status of the ingester
   * @throws UncheckedIOException if the port cannot be opened
   */
  public static PageEndpoint open(
      EndpointSettings settings,
      Ingester ingester,
      RawPages rawPages,
      Newspapers newspapers,
      StageStatus status) {
    System.setProperty("sun.net.httpserver.maxReqTime", MAX_REQUEST_TIME);
    // Else head and body of an answer meet Nagle's algorithm: 40 ms a request.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server = bind(settings.address());
    ExecutorService threads = threads(settings.maxRequests() + SPARE_THREADS);
    PostQueue queue = new PostQueue(ingester, status, settings.patience());
    PageRequests requests = new PageRequests(settings, rawPages, newspapers, queue);
    PageEndpoint endpoint =
        new PageEndpoint(
            settings.address().getAddress().getHostAddress(),
            status,
            requests,
            queue,
            server,
            threads);
    server.setExecutor(threads);
    server.createContext("/", endpoint::serve);
    server.start();
    return endpoint;
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on %s:%d: %s"
              .formatted(address.getAddress().getHostAddress(), address.getPort(), e.getMessage()),
          e);
    }
  }

  private static ExecutorService threads(int most) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        most,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "http-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Where it listens. */
  public URI address() {
    return URI.create(
        "http://%s:%d"
            .formatted(
                host.contains(":") ? "[" + host + "]" : host, server.getAddress().getPort()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = answer(exchange);
      } catch (Rejection e) {
        reply = Reply.of(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reply = Reply.of(new Rejection(Status.AWAY, "ingest is being stopped", e));
      } catch (RuntimeException e) {
        LOG.error("unexpected failure of a request", e);
        reply = Reply.of(new Rejection(Status.FAILED, "unexpected failure: see the log", e));
      }
      reply.send(exchange);
    }
  }

  private Reply answer(HttpExchange exchange) throws Rejection, IOException, InterruptedException {
    return switch (exchange.getRequestURI().getPath()) {
      case "/pages" -> {
        allow(exchange, "POST");
        yield requests.answer(exchange);
      }
      case "/health" -> {
        allow(exchange, "GET");
        yield health();
      }
      default -> throw new Rejection(Status.NOT_FOUND, "there are /pages and /health");
    };
  }

  private static void allow(HttpExchange exchange, String method) throws Rejection {
    if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().set("Allow", method);
      throw new Rejection(Status.WRONG_METHOD, "only %s is served here".formatted(method));
    }
  }

  private Reply health() throws Rejection {
    if (status.state() != StageStatus.State.RUNNING) {
      throw new Rejection(
          Status.AWAY,
          Optional.of(status)
              .flatMap(StageStatus::reason)
              .orElseGet(() -> "ingest is " + status.state().name().toLowerCase(Locale.ROOT)));
    }
    return Reply.ok(Map.of("state", "running"));
  }

  /** Answers those who wait, with 503 where their pages are not published, and closes the port. */
  @Override
  public void close() {
    requests.stop();
    queue.close();
    threads.shutdown();
    try {
      threads.awaitTermination(ANSWERING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
  }
}
