package org.bulletin.app.serve;

/** A query parameter is wrong: status 400. The message names it and says what it takes. */
final class BadParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadParameterException(String message) {
    super(message);
  }
}
