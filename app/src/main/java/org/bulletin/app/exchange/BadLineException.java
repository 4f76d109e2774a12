package org.bulletin.app.exchange;

/**
 * A line that is no record. Its message names the field, where it is one, and what it should be.
 */
final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message);
  }

  /**
   * Creates one about a field.
   *
   * @param field its path, such as {@code lines[3].x}
   * @param reason what is wrong with it
   */
  BadLineException(String field, String reason) {
    super("field " + field + ": " + reason);
  }
}
