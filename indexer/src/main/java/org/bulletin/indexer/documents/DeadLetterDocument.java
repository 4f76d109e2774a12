package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.topics.DeadLetters;

/**
 * The document of a dead letter: everything but the record's value, which stays in Kafka; here is
 * only its length.
 */
public final class DeadLetterDocument {

  private DeadLetterDocument() {}

  /** Makes the document of a dead letter. Its version is the time of the failure. */
  public static ObjectNode of(DeadLetter letter) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put(
        "dead_letter_id",
        DeadLetters.key(letter.getTopic(), letter.getPartition(), letter.getOffset()));
    document.put("stage", letter.getStage());
    document.put("topic", letter.getTopic());
    document.put("partition", letter.getPartition());
    document.put("offset", letter.getOffset());
    document.put("key", letter.getKey().orElse(null));
    document.put("value_length", letter.getValue().map(ByteBuffer::remaining).orElse(null));
    document.put("error_class", letter.getErrorClass());
    document.put("message", letter.getMessage());
    document.put("stack_trace", letter.getStackTrace());
    document.put("pipeline_version", letter.getPipelineVersion());
    document.put("failed_at", letter.getFailedAt().toString());
    document.put("redriven_at", letter.getRedrivenAt().map(Instant::toString).orElse(null));
    return document;
  }
}
