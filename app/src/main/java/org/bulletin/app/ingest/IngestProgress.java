package org.bulletin.app.ingest;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.Outcome;

/** Shows how far a run is: a bar on a terminal, nothing otherwise; refusals always, on stderr. */
public final class IngestProgress implements IngestionListener, AutoCloseable {

  private final Optional<ProgressBar> bar;
  private final Optional<PrintWriter> published;
  private final PrintWriter err;

  private IngestProgress(
      Optional<ProgressBar> bar, Optional<PrintWriter> published, PrintWriter err) {
    this.bar = bar;
    this.published = published;
    this.err = err;
  }

  /** For one run. */
  public static IngestProgress of(boolean terminal, PrintWriter err) {
    Optional<ProgressBar> bar =
        terminal
            ? Optional.of(
                new ProgressBarBuilder()
                    .setTaskName("ingest")
                    .setUnit(" sources", 1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                    .setInitialMax(0)
                    .showSpeed()
                    .build())
            : Optional.empty();
    return new IngestProgress(bar, Optional.empty(), err);
  }

  /** For following folders: a line for each page that is published. */
  public static IngestProgress lines(PrintWriter out, PrintWriter err) {
    return new IngestProgress(Optional.empty(), Optional.of(out), err);
  }

  /** The accounts of a run in a sentence. */
  public static String summary(IngestionResult result) {
    return String.format(
        "published %d, unchanged %d, retracted before %d, refused %d%s",
        result.published(),
        result.unchanged(),
        result.retracted(),
        result.refused(),
        result.ignored() == 0 ? "" : " (" + result.ignored() + " files of other kinds)");
  }

  @Override
  public void found(int sources) {
    bar.ifPresent(each -> each.maxHint(Math.max(0, each.getMax()) + sources));
  }

  @Override
  public void done(String source, Outcome outcome) {
    bar.ifPresent(ProgressBar::step);
    if (outcome instanceof Outcome.Refused refused) {
      err.println("bulletin: " + source + ": " + refused.reason());
    } else if (outcome instanceof Outcome.Published page) {
      published.ifPresent(out -> out.println("published " + String.join(", ", page.pageIds())));
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
