package org.bulletin.ingest.source;

import java.util.Optional;
import org.bulletin.ingest.read.RefusedException;

/** Something that pages can be read from. */
public sealed interface PageSource permits FileSource, PostedSource, StreamSource {

  /** The name under which the source is remembered; the same at every run. */
  String uri();

  /** The name for people. */
  String name();

  /** The collection that its pages belong to. */
  String collection();

  /**
   * Tells whether somebody asked for that collection. If not, a source that is known under another
   * one stays there. Of what is no file somebody has, or there is but one.
   */
  default boolean collectionAsked() {
    return true;
  }

  /** The path below the root of the collection, with extension; folders separated by {@code /}. */
  String path();

  /** The path for the patterns of file names. */
  default String fullPath() {
    return path();
  }

  /** Its media type, where that is said; else its name tells. */
  Optional<String> mediaType();

  /** What tells without reading whether it has changed; empty where only reading tells. */
  default Optional<Stamp> stamp() {
    return Optional.empty();
  }

  /**
   * Reads the source.
   *
   * @param maxBytes larger ones are refused
   * @throws RefusedException if it is too large, gone or unreadable
   */
  SourceContent read(int maxBytes) throws RefusedException;
}
