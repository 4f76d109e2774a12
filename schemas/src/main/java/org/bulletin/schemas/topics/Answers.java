package org.bulletin.schemas.topics;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** What an admin client answers, without the wrapping that futures give to failures. */
public final class Answers {

  private Answers() {}

  /**
   * Waits for an answer.
   *
   * @throws KafkaException what the brokers answered instead
   * @throws InterruptException if the thread is interrupted, as it stays
   */
  public static <T> T of(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
