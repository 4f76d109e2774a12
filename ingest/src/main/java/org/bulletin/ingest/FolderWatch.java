package org.bulletin.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.bulletin.ingest.source.FileSource;
import org.bulletin.ingest.source.FolderScan;
import org.bulletin.ingest.source.Refusal;
import org.bulletin.schemas.stages.StageStatus;

/**
 * Follows folders: looks four times a second, and less often where a look takes long, for files
 * that are new or changed, and complete. Looking finds what any way of writing has left there, on
 * network drives too, where notifications of the file system are not to be had.
 */
final class FolderWatch {

  private static final Duration INTERVAL = Duration.ofMillis(250);

  /** Looking takes a fifth of a core at most. */
  private static final int PAUSES_A_LOOK = 4;

  /** Whoever writes a file pauses for less than this. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Ingester ingester;
  private final IngestRequest request;
  private final IngestionListener listener;
  private final StageStatus status;
  private final Settling settling = new Settling(QUIET);
  private Set<Refusal> told = Set.of();

  FolderWatch(
      Ingester ingester, IngestRequest request, IngestionListener listener, StageStatus status) {
    this.ingester = ingester;
    this.request = request;
    this.listener = listener;
    this.status = status;
  }

  /** Follows until the thread is interrupted. */
  void run() throws InterruptedException {
    while (true) {
      long begin = System.nanoTime();
      try {
        look();
      } catch (InterruptException e) {
        throw interrupted(e);
      } catch (RuntimeException e) {
        status.waiting(String.valueOf(e.getMessage()));
      }
      long look = System.nanoTime() - begin;
      TimeUnit.NANOSECONDS.sleep(Math.max(INTERVAL.toNanos(), PAUSES_A_LOOK * look));
    }
  }

  private void look() {
    FolderScan.Result scan = ingester.scan(request);
    List<FileSource> complete = settling.complete(scan.files(), Instant.now());
    List<Refusal> news = scan.refusals().stream().filter(each -> !told.contains(each)).toList();
    told = Set.copyOf(scan.refusals());
    if (complete.isEmpty() && news.isEmpty()) {
      return;
    }
    try {
      ingester.run(complete, news, scan.ignored(), pageId -> request.restore(), listener);
    } catch (RuntimeException e) {
      settling.forget(complete);
      throw e;
    }
  }

  private static InterruptedException interrupted(InterruptException e) {
    InterruptedException interruption = new InterruptedException(e.getMessage());
    interruption.initCause(e);
    return interruption;
  }
}
