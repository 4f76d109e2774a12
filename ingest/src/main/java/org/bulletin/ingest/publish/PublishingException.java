package org.bulletin.ingest.publish;

/** The broker refuses to take records, and waiting will not help. */
public final class PublishingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one with a sentence for the user. */
  public PublishingException(String message, Throwable cause) {
    super(message, cause);
  }
}
