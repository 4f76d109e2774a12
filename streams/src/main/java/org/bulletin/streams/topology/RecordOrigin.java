package org.bulletin.streams.topology;

/** Where a page's record stands in the pages topic: for provenance, never for decisions. */
public record RecordOrigin(int partition, long offset) {

  /** A page that did not come through Kafka. */
  public static final RecordOrigin NONE = new RecordOrigin(0, 0);
}
