package org.bulletin.ingest.read;

import java.util.Set;
import org.bulletin.schemas.Reader;

/** Turns the bytes of one kind of source into pages. Safe across threads. */
public interface PageReader {

  /** The kind of source: {@code text/plain}. */
  String mediaType();

  /** File name extensions of that kind, in lower case, without the dot. */
  Set<String> extensions();

  /** Name and version, as the pages carry them. */
  Reader reader();

  /** Largest source, in bytes; larger ones are refused unread. */
  int maxBytes();

  /**
   * Reads a source.
   *
   * @return its pages, at least one, read or refused
   * @throws RefusedException if it is not of this kind, broken, empty or too large
   */
  Reading read(byte[] bytes) throws RefusedException;
}
