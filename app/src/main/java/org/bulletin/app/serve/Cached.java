package org.bulletin.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A value that takes long to find out: found out by one thread at a time, however many ask, and
 * then kept for a while, at least nine times as long as it took. So it takes a tenth of one thread
 * at most. Safe across threads.
 */
final class Cached<T> {

  private static final int COST = 9;

  private final Supplier<T> source;
  private final Executor executor;
  private final Duration keep;
  private final Duration patience;

  private Optional<T> known = Optional.empty();
  private Instant until = Instant.EPOCH;
  private Optional<CompletableFuture<T>> running = Optional.empty();

  /**
   * A value that nobody has asked for yet.
   *
   * @param executor runs the source
   * @param keep how long a value is good enough, at least
   * @param patience how long a request waits for a newer one
   */
  Cached(Supplier<T> source, Executor executor, Duration keep, Duration patience) {
    this.source = source;
    this.executor = executor;
    this.keep = keep;
    this.patience = patience;
  }

  /**
   * The value; an older one where finding out takes longer than anybody waits; empty if there is
   * none yet.
   *
   * @throws RuntimeException of the source, if it fails within the time
   */
  Optional<T> get() {
    CompletableFuture<T> asked;
    synchronized (this) {
      if (Instant.now().isBefore(until)) {
        return known;
      }
      if (running.isEmpty()) {
        running = Optional.of(CompletableFuture.supplyAsync(this::find, executor));
      }
      asked = running.get();
    }
    try {
      return Optional.of(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return last();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return last();
    }
  }

  private synchronized Optional<T> last() {
    return known;
  }

  private T find() {
    Instant start = Instant.now();
    Optional<T> found = Optional.empty();
    try {
      found = Optional.of(source.get());
      return found.get();
    } finally {
      Instant end = Instant.now();
      Duration longest = Duration.between(start, end).multipliedBy(COST);
      synchronized (this) {
        running = Optional.empty();
        if (found.isPresent()) {
          known = found;
          until = end.plus(longest.compareTo(keep) > 0 ? longest : keep);
        }
      }
    }
  }
}
