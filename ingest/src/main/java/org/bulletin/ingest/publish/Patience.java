package org.bulletin.ingest.publish;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.RegistryUnavailableException;

/** Tries again for ever where something is away, and says so in the status. Other failures pass. */
public final class Patience {

  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

  private final FailsafeExecutor<Object> executor;
  private final StageStatus status;

  /** Tells a status what is waited for. */
  public Patience(StageStatus status) {
    this.status = status;
    RetryPolicy<Object> policy =
        RetryPolicy.builder()
            .handle(RetriableException.class, RegistryUnavailableException.class)
            .withBackoff(FIRST_DELAY, LONGEST_DELAY)
            .withMaxRetries(-1)
            .onRetry(attempt -> status.waiting(attempt.getLastException().getMessage()))
            .build();
    this.executor = Failsafe.with(policy);
  }

  /**
   * Runs until it succeeds.
   *
   * @throws InterruptException if the thread is interrupted
   */
  public <T> T until(CheckedSupplier<T> action) {
    try {
      T result = executor.get(action);
      status.running();
      return result;
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException interruption) {
        throw new InterruptException(interruption);
      }
      throw e;
    }
  }
}
