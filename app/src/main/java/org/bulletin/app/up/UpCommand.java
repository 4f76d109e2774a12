package org.bulletin.app.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.commands.NewspapersOption;
import org.bulletin.app.ingest.IngestProgress;
import org.bulletin.app.monitor.MonitorOptions;
import org.bulletin.app.monitor.MonitorServer;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.embedded.BrokerFaults;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.http.EndpointSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulletin up}. */
@Command(
    name = "up",
    description =
        "Runs everything on this machine: Kafka, a Schema Registry and OpenSearch inside this process, "
            + "bound to 127.0.0.1, the three stages, and a page for browsers. Ingests the demo pages on the "
            + "first start, then whatever comes into the inbox folder, until stopped.")
public final class UpCommand implements Callable<Integer> {

  /** How far the monitor's port is from Kafka's. */
  private static final int MONITOR = 8;

  @Spec private CommandSpec spec;
  @Mixin private NewspapersOption newspapers;
  @Mixin private PageOptions page;
  @Mixin private MonitorOptions monitor;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.bulletin",
      description = "Folder for all data (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "19092",
      description =
          "Port of Kafka; the Schema Registry takes the next one, OpenSearch the one after "
              + "(default: ${DEFAULT-VALUE}).")
  private int portBase;

  @Option(
      names = "--listen-port",
      paramLabel = "N",
      description = "Take pages by HTTP on this port, too: POST http://127.0.0.1:N/pages.")
  private Integer listenPort;

  @Option(names = "--no-seeds", description = "Do not ingest the demo pages.")
  private boolean noSeeds;

  @Option(
      names = "--exit-when-done",
      description = "End as soon as everything that was read is searchable.")
  private boolean exitWhenDone;

  @Override
  public Integer call() {
    Instant start = Instant.now();
    Logs.toFolder(data.resolve("logs"));
    PrintWriter out = spec.commandLine().getOut();
    BrokerFaults.explain(spec.commandLine().getErr()::println);
    Newspapers known = newspapers.newspapers();
    Path inbox = folder(data.resolve("inbox"));
    Optional<EndpointSettings> endpoint = endpoint();
    try (UntilStopped process = new UntilStopped();
        MonitorServer asked = monitor.open(portBase + MONITOR);
        EmbeddedStack stack = new EmbeddedStack(data, portBase);
        PageOptions.Page served =
            page.open(
                LocalPipeline.cluster(stack),
                LocalPipeline.openSearch(stack),
                known,
                !exitWhenDone)) {
      out.println("Starting Kafka, the Schema Registry and OpenSearch …");
      stack.start();
      try (LocalPipeline pipeline =
          new LocalPipeline(
              stack,
              folder(data.resolve("streams")),
              known,
              Methods.load(known, asked.monitoring().ofProcess()),
              asked.monitoring())) {
        ingest(pipeline, inbox);
        pipeline.settle(process::orUntil);
        fail(pipeline);
        UpReport report = new UpReport(pipeline, inbox, served.address(), asked.address());
        out.print(report.articles());
        out.printf(
            "%nEverything is searchable after %.1f s.%n%n%s%n",
            Duration.between(start, Instant.now()).toMillis() / 1000.0, report.addresses());
        if (!exitWhenDone) {
          pipeline.ingest().watch(IngestRequest.of(inbox), progress(out));
          endpoint.ifPresent(
              settings ->
                  out.println(
                      "Pages are taken at "
                          + pipeline.ingest().listen(settings, known)
                          + "/pages"));
          new LiveCounts(pipeline, out).showUntil(process);
          fail(pipeline);
        }
      }
    }
    return 0;
  }

  private Optional<EndpointSettings> endpoint() {
    try {
      return Optional.ofNullable(listenPort)
          .map(port -> EndpointSettings.of(Integer.toString(port), Optional.empty()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--listen-port: " + e.getMessage(), e);
    }
  }

  private void ingest(LocalPipeline pipeline, Path inbox) {
    PrintWriter out = spec.commandLine().getOut();
    Seeds seeds = new Seeds(pipeline.cluster());
    if (!noSeeds && seeds.areNew()) {
      out.println("Ingesting the demo pages …");
      pipeline.ingest().ingester().ingest(seeds.request(), progress(out));
    }
    pipeline.ingest().ingester().ingest(IngestRequest.of(inbox), progress(out));
  }

  private IngestProgress progress(PrintWriter out) {
    return IngestProgress.lines(out, spec.commandLine().getErr());
  }

  private static void fail(LocalPipeline pipeline) {
    CommandFailure.throwIfPresent(pipeline.failure());
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new CommandFailure("cannot make the folder " + path + ": " + e.getMessage(), e);
    }
  }
}
