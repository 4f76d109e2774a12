package org.bulletin.app.init;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.dashboards.DashboardsUnavailableException;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.schemas.topics.KafkaFailure;
import org.bulletin.schemas.topics.RegistryUnavailableException;

/** Tries again what is away or refuses us, until a deadline that all steps share. */
public final class Waiting {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Duration patience;
  private final Instant deadline;
  private final Consumer<String> report;
  private Optional<String> reason = Optional.empty();

  /**
   * Begins now.
   *
   * @param patience zero: nothing is tried twice
   * @param report takes a line about what is waited for, whenever that is something else
   */
  public Waiting(Duration patience, Consumer<String> report) {
    this.patience = patience;
    this.deadline = Instant.now().plus(patience);
    this.report = report;
  }

  /**
   * Does a step.
   *
   * @throws CommandFailure if what it needs was away to the last
   */
  public <T> T until(CheckedSupplier<T> step) {
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handleIf(failure -> isTransient(failure) && Instant.now().isBefore(deadline))
            .withMaxRetries(-1)
            .withDelay(PAUSE)
            .onRetryScheduled(retry -> say(KafkaFailure.sentence(retry.getLastException())))
            .build();
    try {
      return Failsafe.with(policy).get(step);
    } catch (FailsafeException e) {
      throw e.getCause() instanceof InterruptedException interruption
          ? new InterruptException(interruption)
          : e;
    } catch (RuntimeException e) {
      throw isTransient(e) ? failure(e) : e;
    }
  }

  private CommandFailure failure(RuntimeException e) {
    String sentence = KafkaFailure.sentence(e);
    return new CommandFailure(
        patience.isZero()
            ? sentence
            : "after %d s still: %s".formatted(patience.toSeconds(), sentence),
        e);
  }

  private void say(String why) {
    if (!reason.equals(Optional.of(why))) {
      reason = Optional.of(why);
      report.accept("Waiting: " + why);
    }
  }

  private static boolean isTransient(Throwable failure) {
    return failure instanceof RegistryUnavailableException
        || failure instanceof OpenSearchUnavailableException
        || failure instanceof DashboardsUnavailableException
        || KafkaFailure.mayPass(failure);
  }
}
