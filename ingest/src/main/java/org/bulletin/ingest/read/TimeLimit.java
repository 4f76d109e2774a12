package org.bulletin.ingest.read;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what works on hostile bytes on a thread of its own, so that neither its time nor the depth
 * of its recursion is the caller's. Work that has not ended in time is interrupted and left alone.
 */
public final class TimeLimit {

  /** Twice the usual depth: parsers recurse once a nested object. */
  private static final long STACK_BYTES = 2L << 20;

  private TimeLimit() {}

  /**
   * Runs work.
   *
   * @throws RefusedException what the work throws; or if it takes too long, too much memory or too
   *     deep a recursion
   * @throws CancellationException if the calling thread is interrupted, which it then still is
   */
  public static <T> T run(Duration limit, Callable<T> work) throws RefusedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "reader", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new RefusedException(
          "reading it takes longer than %d s: it is broken, or made to be endless"
              .formatted(limit.toSeconds()),
          e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading");
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    }
  }

  private static RefusedException refusal(Throwable cause) {
    if (cause instanceof RefusedException refused) {
      return refused;
    }
    if (cause instanceof StackOverflowError) {
      return new RefusedException("it is nested too deeply to be read", cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return new RefusedException("it needs more memory than there is", cause);
    }
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    throw new IllegalStateException(cause);
  }
}
