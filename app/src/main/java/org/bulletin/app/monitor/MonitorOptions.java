package org.bulletin.app.monitor;

import java.net.BindException;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.http.HostAddress;
import org.bulletin.app.http.HttpServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a stage tells how it is. */
public final class MonitorOptions {

  /** The usual port of {@code bulletin ingest}. */
  public static final int INGEST = 19101;

  /** The usual port of {@code bulletin streams}. */
  public static final int STREAMS = 19102;

  /** The usual port of {@code bulletin indexer}. */
  public static final int INDEXER = 19103;

  /** The usual port of {@code bulletin serve}. */
  public static final int SERVE = 19104;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--monitor-port",
      paramLabel = "N",
      description =
          "Port of /health and /metrics; 0: any that is free (default: ingest 19101, streams 19102, "
              + "indexer 19103, serve 19104, up 8 after its --port-base; where that is taken, any that is free).")
  private Integer port;

  @Option(
      names = "--monitor-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address of this machine that /health and /metrics listen on; 0.0.0.0: all of them "
              + "(default: ${DEFAULT-VALUE}).")
  private String host;

  /**
   * Begins to answer. To be called after it is decided where the log goes.
   *
   * @param usual port if none was asked for; one above {@link HttpServer#MAX_PORT} is taken
   * @throws ParameterException if the options are wrong
   * @throws CommandFailure if the port that was asked for cannot be opened
   */
  public MonitorServer open(int usual) {
    HostAddress.of(host, "--monitor-host", spec.commandLine());
    if (port != null && (port < 0 || port > HttpServer.MAX_PORT)) {
      throw new ParameterException(
          spec.commandLine(),
          "--monitor-port is a number from 0 to " + HttpServer.MAX_PORT + ", not " + port);
    }
    try {
      return port == null ? openUsual(usual) : MonitorServer.open(host, port);
    } catch (BindException e) {
      throw new CommandFailure(
          "health and metrics cannot be served: %s; choose another with --monitor-port or --monitor-host"
              .formatted(e.getMessage()),
          e);
    }
  }

  private MonitorServer openUsual(int usual) throws BindException {
    if (usual <= HttpServer.MAX_PORT) {
      try {
        return MonitorServer.open(host, usual);
      } catch (BindException e) {
        // Somebody else has it; what was not asked for is no reason to fail.
      }
    }
    return MonitorServer.openElsewhere(host, usual);
  }
}
