package org.bulletin.indexer.index;

/** An index or alias is not as the indexer needs it: it does not start before somebody mends it. */
public final class IndexMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IndexMismatchException(String message) {
    super(message);
  }
}
