package org.bulletin.ingest.newspaper;

/** A newspapers file that cannot be used. Its message names the file and what is wrong in it. */
public final class NewspapersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one with a sentence for the user. */
  public NewspapersException(String message) {
    super(message);
  }

  /** Creates one with a sentence for the user. */
  public NewspapersException(String message, Throwable cause) {
    super(message, cause);
  }
}
