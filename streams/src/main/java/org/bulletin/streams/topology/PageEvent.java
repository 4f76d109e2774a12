package org.bulletin.streams.topology;

import java.util.Optional;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.RawPage;

/** Something that happened to a page, in the order of the log. */
public sealed interface PageEvent {

  /** A page was published, for the first time or again. */
  record Published(RawPage page) implements PageEvent {}

  /** A page was taken back: it is to be gone everywhere. */
  record Retracted() implements PageEvent {}

  /** Somebody asks that a stored page be split again. */
  record SplitAgain() implements PageEvent {}

  /**
   * Somebody corrects an article, or takes a correction back.
   *
   * @param articleId the record's key
   * @param correction empty if it is taken back
   */
  record Corrected(String articleId, Optional<Correction> correction) implements PageEvent {}
}
