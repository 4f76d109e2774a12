package org.bulletin.embedded;

/** A server could not start or stop; the message is a sentence for the user. */
public final class EmbeddedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedException(String message) {
    super(message);
  }

  EmbeddedException(String message, Throwable cause) {
    super(message, cause);
  }
}
