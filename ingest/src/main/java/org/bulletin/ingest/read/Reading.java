package org.bulletin.ingest.read;

import java.util.List;

/**
 * What a reader found in a source.
 *
 * @param pages in the order of the source
 * @param refused pages of the source that cannot be read, such as scans; the others go on
 */
public record Reading(List<ReadPage> pages, List<UnreadPage> refused) {

  public Reading {
    pages = List.copyOf(pages);
    refused = List.copyOf(refused);
  }

  /** A source of one page. */
  public static Reading of(ReadPage page) {
    return new Reading(List.of(page), List.of());
  }
}
