package org.bulletin.app.serve;

/** What was asked for is not there: status 404. */
final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotFoundException(String message) {
    super(message);
  }
}
