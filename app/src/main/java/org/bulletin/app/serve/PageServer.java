package org.bulletin.app.serve;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.KafkaException;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.http.HttpServer;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.topics.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of our own page: a read-only JSON API, whose queries are all built here, and the
 * static files that use it. Keeps no state but what it caches for some seconds.
 */
public final class PageServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

  private static final HttpServer.Threads THREADS = new HttpServer.Threads("page", 24, 4);
  private static final int GZIP_LEVEL = 5;
  private static final String DESCRIPTION = "/api/openapi.json";
  private static final String INDEX = "index.html";

  /** Addresses of the site that one file serves: what they show, the page itself finds out. */
  private static final List<String> PAGES =
      List.of("/", "/article", "/person", "/organization", "/calendar", "/pipeline");

  private final ServeSettings settings;
  private final OpenSearchConnection openSearch;
  private final ExecutorService background = Executors.newCachedThreadPool(PageServer::daemon);
  private final OperationRoutes operations;
  private final List<Route> routes = new ArrayList<>();
  private final HttpServer server;

  /**
   * Begins to serve, whether or not OpenSearch and Kafka are there.
   *
   * @param portOption the option that gives the port, for the sentence
   * @throws CommandFailure if the port cannot be opened
   */
  public PageServer(ServeSettings settings, String portOption) {
    this.settings = settings;
    this.openSearch = OpenSearchConnection.to(settings.openSearch());
    this.operations = new OperationRoutes(settings, openSearch, background);
    routes.addAll(new ArticleRoutes(openSearch).routes());
    routes.addAll(new ArticleView(openSearch, new OriginalFiles(settings.originals())).routes());
    routes.addAll(new EntityRoutes(openSearch).routes());
    routes.addAll(operations.routes());
    routes.addAll(new ExportRoutes(openSearch).routes());
    routes.add(new Route(DESCRIPTION, List.of(), PageServer::description));
    routes.add(new Route("/health", List.of(), PageServer::health));
    try {
      this.server = HttpServer.open(settings.host(), settings.port(), THREADS, this::configure);
    } catch (BindException e) {
      release();
      throw new CommandFailure(
          "the page cannot be served: %s; choose another with %s"
              .formatted(e.getMessage(), portOption),
          e);
    }
  }

  /** Where the page is. */
  public URI address() {
    return server.address();
  }

  /** The addresses of the API. */
  List<Route> routes() {
    return List.copyOf(routes);
  }

  @Override
  public void close() {
    server.close();
    release();
  }

  private void release() {
    background.shutdownNow();
    operations.close();
    openSearch.close();
  }

  private void configure(JavalinConfig config) {
    config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    config.routes.before(new Guard(settings.names())::check);
    for (Route route : routes) {
      config.routes.get(route.path(), context -> answer(route, context));
    }
    addFiles(config.routes);
    addFailures(config.routes);
  }

  private static void answer(Route route, Context context) throws IOException {
    context.header("Cache-Control", "no-store");
    route.action().answer(context, Parameters.of(context.queryParamMap(), route.parameters()));
  }

  private void addFiles(RoutesConfig config) {
    Assets assets = new Assets(settings.site());
    PAGES.forEach(path -> config.get(path, context -> assets.site(context, INDEX)));
    config.get("/vendor/<path>", context -> assets.vendor(context, context.pathParam("path")));
    config.get("/<path>", context -> assets.site(context, context.pathParam("path")));
  }

  private static void addFailures(RoutesConfig config) {
    config.exception(BadParameterException.class, (e, context) -> fail(context, 400, e));
    config.exception(NotFoundException.class, (e, context) -> fail(context, 404, e));
    config.exception(Guard.StrangeHostException.class, (e, context) -> fail(context, 421, e));
    config.exception(OpenSearchUnavailableException.class, PageServer::unavailable);
    config.exception(RegistryUnavailableException.class, PageServer::unavailable);
    config.exception(KafkaException.class, PageServer::unavailable);
    config.exception(UnavailableException.class, PageServer::unavailable);
    config.exception(
        IOException.class,
        (e, context) -> LOG.debug("{} was not read to its end", context.path(), e));
    config.exception(HttpResponseException.class, (e, context) -> fail(context, e.getStatus(), e));
    config.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("request for {} failed", context.path(), e);
          fail(context, 500, new IllegalStateException("this should not happen: see the log"));
        });
  }

  private static void unavailable(Exception e, Context context) {
    LOG.debug("request for {} failed", context.path(), e);
    fail(context, 503, e);
  }

  private static void fail(Context context, int status, Exception e) {
    context.status(status).removeHeader("Content-Encoding").removeHeader("ETag");
    context.header("Cache-Control", "no-store");
    Json.answer(context, Json.object().put("error", e.getMessage()));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "page-background");
    thread.setDaemon(true);
    return thread;
  }

  private static void description(Context context, Parameters parameters) throws IOException {
    try (InputStream in = PageServer.class.getResourceAsStream("openapi.json")) {
      context.contentType(Json.TYPE).result(in.readAllBytes());
    }
  }

  private static void health(Context context, Parameters parameters) {
    Json.answer(context, Json.object().put("status", "up"));
  }
}
