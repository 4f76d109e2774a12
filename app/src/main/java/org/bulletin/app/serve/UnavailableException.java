package org.bulletin.app.serve;

/** A server that is needed does not answer: status 503. */
final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }
}
