package org.bulletin.indexer.index;

/** OpenSearch does not answer, or not now: a transient failure, to be tried again. */
public final class OpenSearchUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one; the message says what was asked and how it failed. */
  public OpenSearchUnavailableException(String message) {
    super(message);
  }

  /** Creates one; the message says what was asked and how it failed. */
  public OpenSearchUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
