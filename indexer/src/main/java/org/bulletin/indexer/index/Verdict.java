package org.bulletin.indexer.index;

/** What becomes of an operation, by the status that its item of a bulk reply has. */
public enum Verdict {
  WRITTEN,
  DELETED,
  /** A delete of what is not there. */
  UNCHANGED,
  /** OpenSearch has the document, or a delete of it, in a later version: no failure. */
  ALREADY_NEWER,
  /** Nothing is wrong with the document: it waits. */
  TRY_AGAIN,
  /** OpenSearch will never take the document. */
  REJECTED;

  /**
   * Judges an item.
   *
   * @param delete whether the operation is a delete
   * @param status the item's status
   * @param error whether the item has an error: a delete that finds no document has none, one that
   *     finds no index has
   */
  static Verdict of(boolean delete, int status, boolean error) {
    if (status < 300) {
      return delete ? DELETED : WRITTEN;
    }
    if (status == 404 && delete && !error) {
      return UNCHANGED;
    }
    return switch (status) {
      case 409 -> ALREADY_NEWER;
      // The index or alias is missing (404), or blocked (403, 429), or a shard is not there (503).
      case 401, 403, 404, 408, 429 -> TRY_AGAIN;
      default -> status >= 500 ? TRY_AGAIN : REJECTED;
    };
  }
}
