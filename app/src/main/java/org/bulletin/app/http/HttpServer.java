package org.bulletin.app.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server on one port, which says nothing of itself. */
public final class HttpServer implements AutoCloseable {

  /** The largest number of a port. */
  public static final int MAX_PORT = 65_535;

  private final String host;
  private final Javalin server;

  private HttpServer(String host, Javalin server) {
    this.host = host;
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @param host name or address of this machine to listen on
   * @param port 0 for any that is free
   * @param threads that answer: what their names begin with, and how many there may be
   * @param configure adds routes and what else is to be configured
   * @throws BindException if the port is taken or may not be opened, or the address is none of this
   *     machine
   */
  public static HttpServer open(
      String host, int port, Threads threads, Consumer<JavalinConfig> configure)
      throws BindException {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.http.prefer405over404 = true;
              QueuedThreadPool pool = new QueuedThreadPool(threads.most(), threads.least());
              pool.setName(threads.name());
              config.jetty.threadPool = pool;
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              configure.accept(config);
            });
    try {
      server.start(host, port);
    } catch (JavalinBindException e) {
      BindException taken =
          new BindException("port %d of %s is taken or may not be opened".formatted(port, host));
      taken.initCause(e);
      throw taken;
    }
    return new HttpServer(host, server);
  }

  /**
   * The threads of a server.
   *
   * @param name what their names begin with
   * @param most how many there may be, at least 4
   * @param least how many there always are
   */
  public record Threads(String name, int most, int least) {}

  /** Where it listens, with a / at its end. */
  public URI address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + server.port() + "/");
  }

  @Override
  public void close() {
    server.stop();
  }
}
