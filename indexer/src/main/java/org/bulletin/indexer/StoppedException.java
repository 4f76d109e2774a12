package org.bulletin.indexer;

/** The indexer cannot go on without somebody's help; the message says what to do. */
final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException(String message) {
    super(message);
  }
}
