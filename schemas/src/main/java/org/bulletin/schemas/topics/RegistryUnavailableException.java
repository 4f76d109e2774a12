package org.bulletin.schemas.topics;

/** The Schema Registry does not answer as it should: a transient failure, to be tried again. */
public final class RegistryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message what was asked and how it failed, in a sentence
   */
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
