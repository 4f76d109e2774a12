package org.bulletin.ingest.source;

import org.bulletin.ingest.read.RefusedException;

/** The refusal of what is too large. */
final class TooLarge {

  private TooLarge() {}

  static RefusedException than(long maxBytes) {
    return new RefusedException("it is larger than %,d bytes".formatted(maxBytes));
  }
}
