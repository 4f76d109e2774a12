package org.bulletin.streams.topology;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.bulletin.schemas.Correction;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Request;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.RecordDecoder;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.schemas.topics.UndecodableException;

/**
 * Turns the records of the pages, requests and corrections topics into events. What cannot be
 * decoded becomes a dead letter; a registry that is away is an exception, and the record is read
 * again.
 */
final class DecodeProcessor implements Processor<String, byte[], String, Object> {

  private final RecordDecoder<RawPage> pages;
  private final RecordDecoder<Request> requests;
  private final RecordDecoder<Correction> corrections;
  private final String generation;
  private final DeadLetterMaker deadLetters;
  private final StageStatus status;
  private ProcessorContext<String, Object> context;

  DecodeProcessor(
      Registry registry, String generation, DeadLetterMaker deadLetters, StageStatus status) {
    this.pages = registry.decoder(Topics.PAGES);
    this.requests = registry.decoder(Topics.REQUESTS);
    this.corrections = registry.decoder(Topics.CORRECTIONS);
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
      Optional<PageEvent> event = event(metadata.topic(), record);
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

  private Optional<PageEvent> event(String topic, Record<String, byte[]> record)
      throws UndecodableException {
    requireKey(record);
    if (topic.equals(Topics.PAGES.name())) {
      return Optional.of(page(record));
    }
    return topic.equals(Topics.CORRECTIONS.name())
        ? Optional.of(correction(record))
        : request(record);
  }

  private PageEvent page(Record<String, byte[]> record) throws UndecodableException {
    if (record.value() == null) {
      return new PageEvent.Retracted();
    }
    RawPage page = pages.decode(record.value());
    if (!page.getPageId().equals(record.key())) {
      throw new UndecodableException(
          "the key is " + record.key() + " but the page_id is " + page.getPageId(), null);
    }
    return page.getRetracted() ? new PageEvent.Retracted() : new PageEvent.Published(page);
  }

  private PageEvent correction(Record<String, byte[]> record) throws UndecodableException {
    if (record.value() == null) {
      return new PageEvent.Corrected(record.key(), Optional.empty());
    }
    Correction correction = corrections.decode(record.value());
    if (!correction.getArticleId().equals(record.key())) {
      throw new UndecodableException(
          "the key is " + record.key() + " but the article_id is " + correction.getArticleId(),
          null);
    }
    if (!record.key().startsWith(PageIds.articlesOf(correction.getPageId()))) {
      throw new UndecodableException(
          "the article " + record.key() + " is none of the page " + correction.getPageId(), null);
    }
    return new PageEvent.Corrected(record.key(), Optional.of(correction));
  }

  private Optional<PageEvent> request(Record<String, byte[]> record) throws UndecodableException {
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
