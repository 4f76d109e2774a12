package org.bulletin.app.ingest;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.IngestionResult;
import org.bulletin.ingest.Outcome;

/**
 * Shows how far a run is: a bar on a terminal, else a line every ten seconds; what is refused
 * always. All on stderr.
 */
public final class IngestProgress implements IngestionListener, AutoCloseable {

  private final Optional<ProgressBar> bar;
  private final Optional<Pace> pace;
  private final Optional<PrintWriter> published;
  private final PrintWriter err;

  private IngestProgress(
      Optional<ProgressBar> bar,
      Optional<Pace> pace,
      Optional<PrintWriter> published,
      PrintWriter err) {
    this.bar = bar;
    this.pace = pace;
    this.published = published;
    this.err = err;
  }

  /** For one run. */
  public static IngestProgress of(boolean terminal, PrintWriter err) {
    return of(terminal, err, System::nanoTime);
  }

  static IngestProgress of(boolean terminal, PrintWriter err, LongSupplier nanoTime) {
    return terminal
        ? new IngestProgress(Optional.of(bar()), Optional.empty(), Optional.empty(), err)
        : new IngestProgress(
            Optional.empty(), Optional.of(new Pace(nanoTime)), Optional.empty(), err);
  }

  /** With rate and time left, which is its default. */
  private static ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("ingest")
        .setUnit(" sources", 1)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
        .setInitialMax(0)
        .showSpeed()
        .build();
  }

  /** For following folders: a line for each page that is published, on stdout. */
  public static IngestProgress lines(PrintWriter out, PrintWriter err) {
    return new IngestProgress(Optional.empty(), Optional.empty(), Optional.of(out), err);
  }

  /** The accounts of a run in a sentence: its sources add up, and so do those that were found. */
  public static String summary(IngestionResult result) {
    long sources = result.published() + result.unchanged() + result.retracted() + result.refused();
    return ("published %,d pages of %,d sources, unchanged %,d, retracted before %,d, refused %,d:"
            + " %,d sources%s%s")
        .formatted(
            result.pages(),
            result.published(),
            result.unchanged(),
            result.retracted(),
            result.refused(),
            sources,
            besides(result.refusedPages().size(), "pages of these refused"),
            besides(result.ignored(), "files of other kinds ignored"));
  }

  private static String besides(long count, String what) {
    return count == 0 ? "" : "; %,d %s".formatted(count, what);
  }

  @Override
  public void found(int sources) {
    bar.ifPresent(each -> each.maxHint(Math.max(0, each.getMax()) + sources));
    pace.ifPresent(each -> each.found(sources));
  }

  @Override
  public void done(String source, Outcome outcome) {
    bar.ifPresent(ProgressBar::step);
    int pages = outcome instanceof Outcome.Published page ? page.pageIds().size() : 0;
    pace.flatMap(each -> each.done(pages)).ifPresent(line -> err.println("bulletin: " + line));
    if (outcome instanceof Outcome.Refused refused) {
      err.println("bulletin: " + source + ": " + refused.reason());
    } else if (outcome instanceof Outcome.Published page) {
      published.ifPresent(out -> out.println("published " + String.join(", ", page.pageIds())));
    }
  }

  @Override
  public void refused(String pageId, String reason) {
    err.println("bulletin: " + pageId + ": " + reason);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
