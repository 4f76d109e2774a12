package org.bulletin.ingest.http;

import java.time.Duration;
import java.util.Optional;

/** A request that is not served. Its message is the sentence that the client reads. */
final class Rejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final Status status;

  /** What a request can fail by; later tells that it may be repeated, and how soon. */
  enum Status {
    WRONG_FIELD(400),
    NOT_ALLOWED(401),
    FOREIGN(403),
    NOT_FOUND(404),
    WRONG_METHOD(405),
    TAKEN(409),
    NO_LENGTH(411),
    TOO_LARGE(413),
    UNKNOWN_KIND(415),
    UNREADABLE(422),
    TOO_MANY(429, Duration.ofSeconds(2)),
    FAILED(500),
    AWAY(503, Duration.ofSeconds(10));

    private final int code;
    private final Optional<Duration> later;

    Status(int code) {
      this.code = code;
      this.later = Optional.empty();
    }

    Status(int code, Duration later) {
      this.code = code;
      this.later = Optional.of(later);
    }
  }

  Rejection(Status status, String message) {
    super(message);
    this.status = status;
  }

  Rejection(Status status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  Status status() {
    return status;
  }

  int code() {
    return status.code;
  }

  /** When to try again, if that is of use. */
  Optional<Duration> later() {
    return status.later;
  }
}
