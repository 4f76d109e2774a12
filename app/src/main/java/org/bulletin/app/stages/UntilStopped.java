package org.bulletin.app.stages;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bulletin.app.cli.CommandFailure;

/**
 * Lets a command run until somebody stops the process (Ctrl-C, SIGTERM), and the process end only
 * after the command has closed what it opened.
 */
public final class UntilStopped implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Thread> opener = new AtomicReference<>();

  /** Begins to listen. */
  public UntilStopped() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  Optional.ofNullable(opener.get()).ifPresent(Thread::interrupt);
                  await(closed, PATIENCE);
                },
                "stop"));
  }

  /**
   * Opens what may wait for its servers for ever; a stop ends the wait.
   *
   * @throws CommandFailure if the process is to stop before it is open
   */
  public <T> T open(Supplier<T> opening) {
    opener.set(Thread.currentThread());
    try {
      return opening.get();
    } catch (RuntimeException e) {
      if (stopped()) {
        throw new CommandFailure("stopped before its servers were ready", e);
      }
      throw e;
    } finally {
      opener.set(null);
    }
  }

  /** Returns as soon as the process is to stop, or the condition holds. */
  public void orUntil(BooleanSupplier condition) {
    while (!await(stop, LOOK) && !condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** Whether the process is to stop. */
  public boolean stopped() {
    return stop.getCount() == 0;
  }

  /** Says that everything is closed. */
  @Override
  public void close() {
    closed.countDown();
  }

  private static boolean await(CountDownLatch latch, Duration patience) {
    try {
      return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
