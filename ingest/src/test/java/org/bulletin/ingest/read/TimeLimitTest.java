package org.bulletin.ingest.read;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeLimitTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void workThatDoesNotEndIsInterruptedAndRefused() throws InterruptedException {
    // Given
    CountDownLatch interrupted = new CountDownLatch(1);

    // When, Then
    assertThatThrownBy(
            () ->
                TimeLimit.run(
                    Duration.ofMillis(50),
                    () -> {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                      return "";
                    }))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("longer than");
    interrupted.await();
  }

  @Test
  void interruptionEndsTheWait() {
    // Given
    Thread.currentThread().interrupt();

    // When, Then
    assertThatThrownBy(
            () ->
                TimeLimit.run(
                    LONG,
                    () -> {
                      new CountDownLatch(1).await();
                      return "";
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void deepRecursionAndWantOfMemoryAreRefused() {
    // When, Then
    assertThatThrownBy(() -> TimeLimit.run(LONG, () -> depth(0)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("it is nested too deeply to be read");
    assertThatThrownBy(() -> TimeLimit.run(LONG, () -> new long[Integer.MAX_VALUE]))
        .isInstanceOf(RefusedException.class)
        .hasMessage("it needs more memory than there is");
  }

  private static int depth(int depth) {
    return depth < 0 ? 0 : 1 + depth(Math.abs(depth + 1)) % 7;
  }
}
