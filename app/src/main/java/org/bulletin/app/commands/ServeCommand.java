package org.bulletin.app.commands;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.cli.OpenSearchOptions;
import org.bulletin.app.http.HostAddress;
import org.bulletin.app.monitor.MonitorOptions;
import org.bulletin.app.monitor.MonitorServer;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.serve.PageServer;
import org.bulletin.app.serve.ServeSettings;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.schemas.stages.StageStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulletin serve}. */
@Command(
    name = "serve",
    description =
        "Serves our own page: search, people, organizations, issues and the pipeline, for browsers. "
            + "It only reads. Anybody who reaches it sees everything: by default only this machine does.")
public final class ServeCommand implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private OpenSearchOptions openSearch;
  @Mixin private NewspapersOption newspapers;
  @Mixin private MonitorOptions monitor;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0: any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = ServeSettings.LOOPBACK,
      description =
          "Address of this machine to listen on; 0.0.0.0: all of them (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--name",
      paramLabel = "HOST",
      split = ",",
      description = "Name by which browsers call this server, beside localhost and addresses.")
  private List<String> names = List.of();

  @Option(
      names = "--originals",
      paramLabel = "DIR",
      description =
          "Folder of `ingest --keep-originals`: shows the files that pages were read from.")
  private Path originals;

  @Override
  public Integer call() {
    Logs.toConsole();
    ServeSettings settings = settings();
    try (UntilStopped process = new UntilStopped();
        MonitorServer asked = monitor.open(MonitorOptions.SERVE);
        PageServer server = new PageServer(settings, "--port")) {
      watch(asked.monitoring());
      spec.commandLine().getOut().println("The page is at " + server.address());
      if (!address().isLoopbackAddress()) {
        spec.commandLine()
            .getErr()
            .println(
                "bulletin: "
                    + host
                    + " can be reached from other machines, without a password: put a server that asks for one before it");
      }
      process.orUntil(() -> false);
    }
    return 0;
  }

  /** Serving is all there is to do: it runs from here on. */
  private static void watch(Monitoring monitoring) {
    StageStatus status = new StageStatus("serve");
    var unused = monitoring.watch("serve", Monitoring.ALL_GENERATIONS, status, List.of());
    status.running();
  }

  private ServeSettings settings() {
    if (port < 0 || port > MAX_PORT) {
      throw wrong("--port is a number from 0 to " + MAX_PORT + ", not " + port);
    }
    if (originals != null && !Files.isDirectory(originals)) {
      throw wrong("the folder " + originals + " of --originals is not there");
    }
    Set<String> known = new TreeSet<>(names);
    if (!address().isAnyLocalAddress()) {
      known.add(host);
    }
    return ServeSettings.onLoopback(
            port, kafka.settings(), openSearch.settings(), newspapers.newspapers())
        .on(host, known)
        .withOriginals(Optional.ofNullable(originals));
  }

  private InetAddress address() {
    return HostAddress.of(host, "--host", spec.commandLine());
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
