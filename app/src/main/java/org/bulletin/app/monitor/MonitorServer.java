package org.bulletin.app.monitor;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.bulletin.app.http.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /health/live}, {@code /health/ready}, {@code /health} and {@code /metrics} from
 * before the stages start until they are closed. It tells counts, states and addresses of servers,
 * never what pages say.
 */
public final class MonitorServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);
  private static final HttpServer.Threads THREADS = new HttpServer.Threads("monitor", 6, 1);
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Monitoring monitoring = Monitoring.forPrometheus();
  private final HttpServer server;

  private MonitorServer(String host, int port) throws BindException {
    try {
      server = HttpServer.open(host, port, THREADS, this::configure);
    } catch (BindException e) {
      monitoring.close();
      throw e;
    }
  }

  /**
   * Begins to answer.
   *
   * @param port 0 for any that is free
   * @throws BindException if the port cannot be opened
   */
  public static MonitorServer open(String host, int port) throws BindException {
    MonitorServer server = new MonitorServer(host, port);
    LOG.info("health and metrics: {}health {}metrics", server.address(), server.address());
    return server;
  }

  /** The same on any port that is free, since the usual one is taken; the log says so. */
  static MonitorServer openElsewhere(String host, int usual) throws BindException {
    LOG.info("port {} is taken: health and metrics go to another", usual);
    return open(host, 0);
  }

  /** Where it answers, with a / at its end. */
  public URI address() {
    return server.address();
  }

  /** What it tells of. */
  public Monitoring monitoring() {
    return monitoring;
  }

  private void configure(JavalinConfig config) {
    config.routes.get("/health/live", context -> answer(context, Health::isLive));
    config.routes.get("/health/ready", context -> answer(context, Health::isReady));
    config.routes.get("/health", context -> answer(context, Health::isReady));
    config.routes.get("/metrics", this::scrape);
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("request for {} failed", context.path(), e);
          context.status(500).result("this should not happen: see the log");
        });
  }

  private void answer(Context context, Predicate<Health> condition) {
    Health health = monitoring.health();
    context
        .status(condition.test(health) ? OK : UNAVAILABLE)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(health.toJson().toString());
  }

  private void scrape(Context context) throws IOException {
    String accepted = Optional.ofNullable(context.header("Accept")).orElse("");
    String type =
        accepted.contains(OPEN_METRICS)
            ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
            : TEXT_FORMAT;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    monitoring.scrape(text, type);
    context.header("Cache-Control", "no-store").contentType(type).result(text.toByteArray());
  }

  @Override
  public void close() {
    server.close();
    monitoring.close();
  }
}
