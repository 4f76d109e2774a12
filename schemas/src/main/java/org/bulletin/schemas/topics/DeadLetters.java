package org.bulletin.schemas.topics;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.stages.PipelineVersion;

/** Makes dead letters. */
public final class DeadLetters {

  private static final int MAX_STACK_TRACE_CHARS = 16 << 10;

  private DeadLetters() {}

  /** The key of the dead letter of a record. */
  public static String key(String topic, int partition, long offset) {
    return topic + "-" + partition + "-" + offset;
  }

  /**
   * The dead letter of a record.
   *
   * @param key may be null, as keys may
   * @param value may be null, as values may; left out if it is too large for the topic
   */
  public static DeadLetter of(
      String stage,
      String topic,
      int partition,
      long offset,
      String key,
      byte[] value,
      Throwable error,
      Instant failedAt) {
    boolean fits = value != null && value.length <= Topics.MAX_RECORD_BYTES;
    return DeadLetter.newBuilder()
        .setStage(stage)
        .setTopic(topic)
        .setPartition(partition)
        .setOffset(offset)
        .setKey(key)
        .setValue(fits ? ByteBuffer.wrap(value) : null)
        .setErrorClass(error.getClass().getName())
        .setMessage(String.valueOf(error.getMessage()))
        .setStackTrace(stackTrace(error))
        .setPipelineVersion(PipelineVersion.current())
        .setFailedAt(failedAt)
        .build();
  }

  private static String stackTrace(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.getBuffer().length() <= MAX_STACK_TRACE_CHARS
        ? trace.toString()
        : trace.getBuffer().substring(0, MAX_STACK_TRACE_CHARS);
  }
}
