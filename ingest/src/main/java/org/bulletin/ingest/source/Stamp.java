package org.bulletin.ingest.source;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bulletin.schemas.Source;

/**
 * What tells without reading whether a source has changed.
 *
 * @param size bytes of the source and its sidecar
 * @param modifiedAt the later of their times of modification, in milliseconds
 */
public record Stamp(long size, Instant modifiedAt) {

  public Stamp {
    modifiedAt = modifiedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The stamp that is remembered of a source. */
  public static Stamp of(Source source) {
    return new Stamp(source.getSize(), source.getModifiedAt());
  }
}
