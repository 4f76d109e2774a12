package org.bulletin.ingest;

import java.util.List;
import org.bulletin.ingest.source.Refusal;

/**
 * The accounts of a run, in sources where nothing else is said.
 *
 * @param published their pages were published
 * @param pages how many pages of them were, without those that were there already
 * @param unchanged their pages were there already
 * @param retracted retracted, and not changed since
 * @param refusals those that cannot become pages, in the order in which they were met
 * @param refusedPages pages that cannot be read, of sources that are not refused as a whole
 * @param ignored files below folders and in archives that no reader is there for
 */
public record IngestionResult(
    long published,
    long pages,
    long unchanged,
    long retracted,
    List<Refusal> refusals,
    List<Refusal> refusedPages,
    long ignored) {

  public IngestionResult {
    refusals = List.copyOf(refusals);
    refusedPages = List.copyOf(refusedPages);
  }

  /** How many were refused. */
  public long refused() {
    return refusals.size();
  }

  /** Whether nothing was refused, neither a source nor a page of one. */
  public boolean isWhole() {
    return refusals.isEmpty() && refusedPages.isEmpty();
  }
}
