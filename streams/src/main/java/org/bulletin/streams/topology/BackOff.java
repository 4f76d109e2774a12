package org.bulletin.streams.topology;

import java.time.Duration;

/** Pauses that double, up to a longest one. Safe across threads. */
final class BackOff {

  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  BackOff(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  /** The next pause. */
  synchronized Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause;
  }

  /** Begins again with the shortest pause. */
  synchronized void reset() {
    next = shortest;
  }
}
