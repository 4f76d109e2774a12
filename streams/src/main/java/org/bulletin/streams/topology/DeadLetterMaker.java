package org.bulletin.streams.topology;

import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.DeadLetters;
import org.bulletin.schemas.topics.Topics;

/** Makes the streams stage's dead letters. */
final class DeadLetterMaker {

  private static final String STAGE = "streams";

  private final Serializer<DeadLetter> serializer;

  DeadLetterMaker(Serializer<DeadLetter> serializer) {
    this.serializer = serializer;
  }

  /**
   * The dead letter of a record that is being processed.
   *
   * @param record its value, if any, is kept as it was
   */
  Record<String, Object> of(
      RecordMetadata metadata, Record<String, byte[]> record, Throwable error, Instant now) {
    DeadLetter letter =
        DeadLetters.of(
            STAGE,
            metadata.topic(),
            metadata.partition(),
            metadata.offset(),
            record.key(),
            record.value(),
            error,
            now);
    return new Record<>(
        DeadLetters.key(metadata.topic(), metadata.partition(), metadata.offset()),
        serializer.serialize(Topics.DEAD_LETTERS.name(), letter),
        now.toEpochMilli(),
        new RecordHeaders());
  }
}
