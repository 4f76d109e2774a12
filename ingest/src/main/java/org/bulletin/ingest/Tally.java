package org.bulletin.ingest;

import java.util.ArrayList;
import java.util.List;
import org.bulletin.ingest.source.Refusal;
import org.bulletin.schemas.stages.StageStatus;

/** Counts the outcomes of a run, tells the listener, and adds to the counts of the stage. */
final class Tally {

  private final StageStatus status;
  private final IngestionListener listener;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Refusal> refusedPages = new ArrayList<>();
  private long pages;
  private long published;
  private long unchanged;
  private long retracted;
  private long ignored;

  Tally(StageStatus status, IngestionListener listener) {
    this.status = status;
    this.listener = listener;
  }

  void done(String source, Outcome outcome) {
    if (outcome instanceof Outcome.Published publication) {
      pages += publication.pageIds().size();
      published++;
      status.count("published");
    } else if (outcome instanceof Outcome.Unchanged) {
      unchanged++;
      status.count("unchanged");
    } else if (outcome instanceof Outcome.Retracted) {
      retracted++;
      status.count("retracted");
    } else if (outcome instanceof Outcome.Refused refused) {
      refusals.add(new Refusal(source, refused.reason()));
      status.count("refused");
    }
    listener.done(source, outcome);
  }

  /** A page of a source that goes on without it. */
  void refused(String pageId, String reason) {
    refusedPages.add(new Refusal(pageId, reason));
    status.count("refused_pages");
    listener.refused(pageId, reason);
  }

  /** Files of an archive that no reader is there for. */
  void ignored(int files) {
    ignored += files;
  }

  /**
   * The accounts.
   *
   * @param files below folders that no reader is there for
   */
  IngestionResult result(long files) {
    return new IngestionResult(
        published, pages, unchanged, retracted, refusals, refusedPages, files + ignored);
  }
}
