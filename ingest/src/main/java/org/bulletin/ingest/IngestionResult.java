package org.bulletin.ingest;

import java.util.List;
import org.bulletin.ingest.source.Refusal;

/**
 * The accounts of a run, in sources.
 *
 * @param published their pages were published
 * @param unchanged their pages were there already
 * @param retracted retracted, and not changed since
 * @param refusals those that cannot become pages, in the order in which they were met
 * @param ignored files below folders that no reader is there for
 */
public record IngestionResult(
    long published, long unchanged, long retracted, List<Refusal> refusals, long ignored) {

  public IngestionResult {
    refusals = List.copyOf(refusals);
  }

  /** How many were refused. */
  public long refused() {
    return refusals.size();
  }
}
