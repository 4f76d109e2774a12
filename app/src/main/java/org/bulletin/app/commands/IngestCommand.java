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
import org.bulletin.app.ingest.OriginalsOption;
import org.bulletin.app.ingest.StandardInput;
import org.bulletin.app.stages.IngestService;
import org.bulletin.app.stages.InstanceName;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.source.PageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bulletin ingest}. */
@Command(
    name = "ingest",
    description = {
      "Publishes pages: .txt, .pdf and .html files, .zip archives and folders of them, or - for",
      "standard input. What has been published and has not changed is left alone. Bad input is",
      "refused with a reason and the rest goes on; exit code 1 at the end."
    })
public final class IngestCommand implements Callable<Integer> {

  private static final String STDIN = "-";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;
  @Mixin private NewspapersOption newspapers;
  @Mixin private OcrOption ocr;
  @Mixin private StandardInput standardInput;
  @Mixin private OriginalsOption originals;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders, or -.")
  private List<String> paths;

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
    IngestRequest request = request();
    RawPages rawPages =
        originals.of(
            new RawPages(newspapers.newspapers(), ocr.readerOptions()),
            spec.commandLine(),
            request.paths());
    PrintWriter out = spec.commandLine().getOut();
    try (UntilStopped process = new UntilStopped();
        IngestService service =
            new IngestService(kafka.settings(), rawPages, InstanceName.ofThisProcess())) {
      if (watch) {
        service.watch(request, IngestProgress.lines(out, spec.commandLine().getErr()));
        process.orUntil(() -> service.failure().isPresent());
        CommandFailure.throwIfPresent(service.failure());
        return 0;
      }
      try (IngestProgress progress =
          IngestProgress.of(Ansi.AUTO.enabled(), spec.commandLine().getErr())) {
        IngestionResult result = service.ingester().ingest(request, progress);
        progress.close();
        out.println(IngestProgress.summary(result));
        return result.isWhole() ? 0 : spec.exitCodeOnExecutionException();
      }
    }
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
