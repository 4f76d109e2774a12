package org.bulletin.ingest.read;

/**
 * A source that cannot become pages. Its message is a sentence without the source's name that says
 * why, and what to do where that is known.
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates one with a sentence for the user. */
  public RefusedException(String message) {
    super(message);
  }

  /** Creates one with a sentence for the user. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
