package org.bulletin.streams.topology;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Request;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * Turns the records of the pages and requests topics into events. What cannot be decoded becomes a
 * dead letter; a registry that is away is an exception, and the record is read again.
 */
final class DecodeProcessor implements Processor<String, byte[], String, Object> {

  private final RecordDecoder<RawPage> pages;
  private final RecordDecoder<Request> requests;
  private final String generation;
  private final DeadLetterMaker deadLetters;
  private final StageStatus status;
  private ProcessorContext<String, Object> context;

  DecodeProcessor(
      RecordDecoder<RawPage> pages,
      RecordDecoder<Request> requests,
      String generation,
      DeadLetterMaker deadLetters,
      StageStatus status) {
    this.pages = pages;
    this.requests = requests;
    this.generation = generation;
    this.deadLetters = deadLetters;
    this.status = status;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    try {
      Optional<PageEvent> event =
          metadata.topic().equals(Topics.PAGES.name()) ? page(record) : request(record);
      status.count(Outcomes.READ);
      event.ifPresentOrElse(
          e -> context.forward(record.withValue(e), PipelineTopology.SPLIT),
          () -> status.count(Outcomes.OTHER_GENERATION));
    } catch (UndecodableException e) {
      status.count(Outcomes.READ);
      status.count(Outcomes.DEAD);
      context.forward(
          deadLetters.of(metadata, record, e, Instant.ofEpochMilli(context.currentSystemTimeMs())),
          PipelineTopology.DEAD_LETTERS);
    }
  }

  private Optional<PageEvent> page(Record<String, byte[]> record) throws UndecodableException {
    requireKey(record);
    if (record.value() == null) {
      return Optional.of(new PageEvent.Retracted());
    }
    RawPage page = pages.decode(record.value());
    if (!page.getPageId().equals(record.key())) {
      throw new UndecodableException(
          "the key is " + record.key() + " but the page_id is " + page.getPageId(), null);
    }
    return Optional.of(
        page.getRetracted() ? new PageEvent.Retracted() : new PageEvent.Published(page));
  }

  private Optional<PageEvent> request(Record<String, byte[]> record) throws UndecodableException {
    requireKey(record);
    if (record.value() == null) {
      throw new UndecodableException("a request without a value", null);
    }
    boolean ours =
        requests.decode(record.value()).getGeneration().map(generation::equals).orElse(true);
    return ours ? Optional.of(new PageEvent.SplitAgain()) : Optional.empty();
  }

  private static void requireKey(Record<String, byte[]> record) throws UndecodableException {
    if (record.key() == null) {
      throw new UndecodableException("a record without a key", null);
    }
  }
}
