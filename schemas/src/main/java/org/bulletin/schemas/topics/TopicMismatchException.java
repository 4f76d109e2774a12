package org.bulletin.schemas.topics;

/** A topic is not as the pipeline needs it: no stage starts before somebody mends it. */
public final class TopicMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message which topic, what is wrong, and what to do
   */
  public TopicMismatchException(String message) {
    super(message);
  }
}
