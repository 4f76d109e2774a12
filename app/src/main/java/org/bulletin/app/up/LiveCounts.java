package org.bulletin.app.up;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.streams.topology.Outcomes;
import picocli.CommandLine.Help.Ansi;

/** A line that tells how much has been done, whenever that changes. */
final class LiveCounts {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final LocalPipeline pipeline;
  private final PrintWriter out;
  private final boolean terminal = Ansi.AUTO.enabled();
  private String shown = "";
  private Instant last = Instant.EPOCH;

  LiveCounts(LocalPipeline pipeline, PrintWriter out) {
    this.pipeline = pipeline;
    this.out = out;
  }

  void showUntil(UntilStopped process) {
    out.println("Running; Ctrl-C stops.");
    process.orUntil(
        () -> {
          show();
          return pipeline.failure().isPresent();
        });
    out.println();
    out.println("Stopping …");
  }

  private void show() {
    if (Instant.now().isBefore(last.plus(INTERVAL))) {
      return;
    }
    last = Instant.now();
    String line = line();
    if (!line.equals(shown)) {
      shown = line;
      out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
      out.flush();
    }
  }

  private String line() {
    StageStatus nothing = new StageStatus("none");
    StageStatus streams = pipeline.streams().servedStatus().orElse(nothing);
    StageStatus indexer = pipeline.indexer().servedStatus().orElse(nothing);
    return String.format(
        "since the start: %d pages published, %d split into %d articles, %d documents written",
        pipeline.ingest().status().countOf("published"),
        streams.countOf(Outcomes.SPLIT),
        streams.countOf(Outcomes.ARTICLES),
        indexer.countOf("written"));
  }
}
