package org.bulletin.app.stages;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private Optional<Thread> opener = Optional.empty();

  /** Begins to listen. */
  public UntilStopped() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  interruptOpener();
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
    opener(Optional.of(Thread.currentThread()));
    try {
      return opening.get();
    } catch (RuntimeException e) {
      if (stopped()) {
        throw new CommandFailure("stopped before its servers were ready", e);
      }
      throw e;
    } finally {
      opener(Optional.empty());
      // Whatever is open is still to be closed in order.
      var unused = Thread.interrupted();
    }
  }

  private synchronized void opener(Optional<Thread> thread) {
    opener = thread;
  }

  private synchronized void interruptOpener() {
    opener.ifPresent(Thread::interrupt);
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
