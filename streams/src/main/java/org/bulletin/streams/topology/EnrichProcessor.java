package org.bulletin.streams.topology;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.entity.EntityFinder.Findings;

/**
 * Adds an article's entities. Tombstones pass. An article that the finder cannot take goes on
 * without entities, and a dead letter says so.
 */
final class EnrichProcessor implements Processor<String, Object, String, Object> {

  private static final Findings NOTHING = new Findings(List.of(), List.of());

  private final EntityFinder finder;
  private final RecordSizer sizer;
  private final DeadLetterMaker deadLetters;
  private final StageStatus status;
  private ProcessorContext<String, Object> context;

  EnrichProcessor(
      EntityFinder finder, RecordSizer sizer, DeadLetterMaker deadLetters, StageStatus status) {
    this.finder = finder;
    this.sizer = sizer;
    this.deadLetters = deadLetters;
    this.status = status;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, Object> record) {
    if (record.value() == null) {
      context.forward(record, PipelineTopology.ENRICHED);
      return;
    }
    Article article = (Article) record.value();
    byte[] bytes =
        enriched(article, find(article, record))
            .or(
                () -> {
                  deadLetter(record, new IllegalStateException("too many entities to be stored"));
                  return enriched(article, NOTHING);
                })
            .orElseThrow();
    context.forward(record.withValue(bytes), PipelineTopology.ENRICHED);
  }

  private Findings find(Article article, Record<String, Object> record) {
    try {
      return finder.find(article);
    } catch (RuntimeException | StackOverflowError e) {
      deadLetter(record, e);
      return NOTHING;
    }
  }

  private Optional<byte[]> enriched(Article article, Findings findings) {
    return sizer.bytes(new EnrichedArticle(article, findings.entities(), findings.keywords()));
  }

  private void deadLetter(Record<String, Object> record, Throwable error) {
    status.count(Outcomes.WITHOUT_ENTITIES);
    context.forward(
        deadLetters.of(
            context.recordMetadata().orElseThrow(),
            record.withValue(null),
            error,
            Instant.ofEpochMilli(context.currentSystemTimeMs())),
        PipelineTopology.DEAD_LETTERS);
  }
}
