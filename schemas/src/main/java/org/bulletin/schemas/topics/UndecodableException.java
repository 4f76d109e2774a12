package org.bulletin.schemas.topics;

/** Bytes that are no record of ours and never will be: a permanent failure. */
public final class UndecodableException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message what is wrong, in a sentence
   */
  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
