package org.bulletin.app.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CachedTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void aValueIsKeptForAWhile() {
    // Given
    Cached<Integer> cached = new Cached<>(asked::incrementAndGet, executor, HOUR, PATIENCE);

    // When
    cached.get();

    // Then
    assertThat(cached.get()).contains(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void anOldValueIsFoundOutAnew() {
    // Given
    Cached<Integer> cached =
        new Cached<>(asked::incrementAndGet, executor, Duration.ZERO, PATIENCE);

    // When
    cached.get();

    // Then
    await().until(() -> cached.get().orElseThrow() > 1);
  }

  @Test
  void whoeverAsksMeanwhileWaitsNoLongerThanSaid() {
    // Given
    CountDownLatch slow = new CountDownLatch(1);
    Cached<Integer> cached = new Cached<>(() -> find(slow), executor, HOUR, SHORT);

    // When
    var first = cached.get();
    var second = cached.get();
    slow.countDown();

    // Then
    assertThat(first).isEmpty();
    assertThat(second).isEmpty();
    await().until(() -> cached.get().isPresent());
    assertThat(asked).hasValue(1);
  }

  @Test
  void aFailureIsToldAndNotKept() {
    // Given
    Cached<Integer> cached = new Cached<>(this::failOnce, executor, HOUR, PATIENCE);

    // When
    assertThatThrownBy(cached::get).isInstanceOf(IllegalStateException.class).hasMessage("away");

    // Then
    assertThat(cached.get()).contains(2);
  }

  private int find(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return asked.incrementAndGet();
  }

  private int failOnce() {
    if (asked.incrementAndGet() == 1) {
      throw new IllegalStateException("away");
    }
    return asked.get();
  }
}
