package org.bulletin.app.up;

import java.net.URI;
import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.serve.PageServer;
import org.bulletin.app.serve.ServeSettings;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.topics.ClusterSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether, and where, {@code bulletin up} serves our own page. */
final class PageOptions {

  private static final int MAX_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      defaultValue = "8080",
      description =
          "Port of the page for browsers, on 127.0.0.1; 0: any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--no-http", description = "Go without the page for browsers.")
  private boolean none;

  /** The page, if it is served. */
  record Page(Optional<PageServer> server) implements AutoCloseable {

    Optional<URI> address() {
      return server.map(PageServer::address);
    }

    @Override
    public void close() {
      server.ifPresent(PageServer::close);
    }
  }

  /**
   * Begins to serve, unless nobody wants it; the servers need not have started.
   *
   * @param wanted whether the command goes on long enough
   * @throws CommandFailure if the port cannot be opened
   */
  Page open(
      ClusterSettings cluster,
      OpenSearchSettings openSearch,
      Newspapers newspapers,
      boolean wanted) {
    if (port < 0 || port > MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--http-port is a number from 0 to " + MAX_PORT + ", not " + port);
    }
    if (none || !wanted) {
      return new Page(Optional.empty());
    }
    ServeSettings settings = ServeSettings.onLoopback(port, cluster, openSearch, newspapers);
    return new Page(
        Optional.of(new PageServer(settings, "--http-port, or go without with --no-http")));
  }
}
