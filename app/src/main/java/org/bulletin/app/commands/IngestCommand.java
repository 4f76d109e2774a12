package org.bulletin.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.cli.KafkaOptions;
import org.bulletin.app.cli.Logs;
import org.bulletin.app.ingest.IngestProgress;
import org.bulletin.app.ingest.ListenOptions;
import org.bulletin.app.ingest.OriginalsOption;
import org.bulletin.app.ingest.StandardInput;
import org.bulletin.app.monitor.MonitorOptions;
import org.bulletin.app.monitor.MonitorServer;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.stages.IngestService;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.http.EndpointSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.source.PageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin ingest}. */
@Command(
    name = "ingest",
    description =
        "Publishes pages: .txt, .pdf and .html files, .zip archives and folders of them, or - for "
            + "standard input. What has been published and has not changed is left alone. Bad input is "
            + "refused with a reason and the rest goes on; exit code 1 at the end.")
public final class IngestCommand implements Callable<Integer> {

  private static final String STDIN = "-";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private NewspapersOption newspapers;
  @Mixin private OcrOption ocr;
  @Mixin private StandardInput standardInput;
  @Mixin private OriginalsOption originals;
  @Mixin private ListenOptions listen;
  @Mixin private MonitorOptions monitor;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or -; at least one, except with --listen.")
  private List<String> paths = List.of();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "Collection of the pages (default: each folder's name).")
  private String collection;

  @Option(names = "--restore", description = "Publish also what has been retracted.")
  private boolean restore;

  @Option(names = "--watch", description = "Go on and follow the folders until stopped.")
  private boolean watch;

  @Override
  public Integer call() {
    Logs.toConsole();
    Optional<EndpointSettings> endpoint = listen.settings(spec.commandLine());
    if (paths.isEmpty() && endpoint.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "say what to ingest: PATH…, or --listen PORT to take pages by HTTP");
    }
    if (paths.isEmpty() && watch) {
      throw new ParameterException(
          spec.commandLine(), "say which folders to watch: --watch needs a PATH");
    }
    IngestRequest request = request();
    boolean goesOn = watch || endpoint.isPresent();
    Newspapers known = newspapers.newspapers();
    RawPages rawPages = originals.of(rawPages(known), spec.commandLine(), request.paths());
    PrintWriter out = spec.commandLine().getOut();
    try (UntilStopped process = new UntilStopped();
        MonitorServer asked = goesOn ? monitor.open(MonitorOptions.INGEST) : null;
        IngestService service =
            process.open(
                () ->
                    new IngestService(
                        kafka.settings(),
                        rawPages,
                        InstanceName.ofThisProcess(),
                        asked == null ? Monitoring.none() : asked.monitoring()))) {
      endpoint.ifPresent(
          settings -> out.println("listening on " + service.listen(settings, known)));
      if (watch) {
        service.watch(request, IngestProgress.lines(out, spec.commandLine().getErr()));
      }
      int exitCode = watch || paths.isEmpty() ? 0 : ingest(service, request);
      if (goesOn) {
        process.orUntil(() -> service.failure().isPresent());
        CommandFailure.throwIfPresent(service.failure());
      }
      return exitCode;
    }
  }

  private int ingest(IngestService service, IngestRequest request) {
    try (IngestProgress progress =
        IngestProgress.of(Ansi.AUTO.enabled(), spec.commandLine().getErr())) {
      IngestionResult result = service.ingester().ingest(request, progress);
      progress.close();
      spec.commandLine().getOut().println(IngestProgress.summary(result));
      return result.isWhole() ? 0 : spec.exitCodeOnExecutionException();
    }
  }

  private RawPages rawPages(Newspapers known) {
    RawPages pages = new RawPages(known, ocr.readerOptions());
    return standardInput.newspaper().map(pages::of).orElse(pages);
  }

  private IngestRequest request() {
    List<Path> files = new ArrayList<>();
    List<PageSource> more = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(STDIN)) {
        more.add(standardInput.source(spec.commandLine(), Optional.ofNullable(collection)));
      } else {
        files.add(Path.of(path));
      }
    }
    return new IngestRequest(files, Optional.ofNullable(collection), more, restore);
  }
}
