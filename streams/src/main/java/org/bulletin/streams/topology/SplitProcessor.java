package org.bulletin.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.VersionHeader;
import org.bulletin.streams.entity.EntityFinder;
import org.bulletin.streams.split.Splitter;

/**
 * Keeps what is remembered of each page, and makes its articles: new ones, changed ones, and
 * tombstones of those that it no longer has. Everything that one input causes has one version, from
 * a clock of the issue that never falls.
 */
final class SplitProcessor implements Processor<String, Object, String, Object> {

  private final PageCutter cutter;
  private final RecordSizer sizer;
  private final DeadLetterMaker deadLetters;
  private final StageStatus status;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, SplitPage> pages;
  private KeyValueStore<String, Long> clocks;

  SplitProcessor(
      Splitter splitter,
      EntityFinder finder,
      RecordSizer sizer,
      DeadLetterMaker deadLetters,
      StageStatus status) {
    this.cutter = new PageCutter(splitter, finder, sizer);
    this.sizer = sizer;
    this.deadLetters = deadLetters;
    this.status = status;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.pages = context.getStateStore(PipelineTopology.PAGE_STORE);
    this.clocks = context.getStateStore(PipelineTopology.CLOCK_STORE);
  }

  @Override
  public void process(Record<String, Object> record) {
    Optional<SplitPage> remembered = Optional.ofNullable(pages.get(record.key()));
    PageDecision decision = PageDecision.of((PageEvent) record.value(), remembered);
    if (decision instanceof PageDecision.Ignore ignore) {
      status.count(ignore.why());
    } else if (decision instanceof PageDecision.Split split) {
      split(record, split, remembered);
    } else {
      remove(record, remembered);
    }
  }

  private void split(
      Record<String, Object> record, PageDecision.Split split, Optional<SplitPage> remembered) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    RecordOrigin origin =
        split.again()
            ? new RecordOrigin(
                remembered.orElseThrow().getPartition(), remembered.orElseThrow().getOffset())
            : new RecordOrigin(metadata.partition(), metadata.offset());
    long version = tick(record);
    PageCutter.Cut cut = cutter.cut(split.page(), version, origin);
    cut.errors().forEach(error -> deadLetter(metadata, record, error));

    Set<String> articleIds = new HashSet<>();
    cut.articles().forEach(article -> articleIds.add(article.getArticleId()));
    remembered.ifPresent(page -> bury(page, articleIds, version, record.timestamp()));
    for (Article article : cut.articles()) {
      forward(record, article.getArticleId(), sizer.bytes(article), PipelineTopology.ARTICLES);
      context.forward(
          record.withKey(article.getArticleId()).withValue(article), PipelineTopology.ENRICH);
      status.count(Outcomes.ARTICLES);
    }
    remember(record, cut.summary());
    status.count(split.again() ? Outcomes.SPLIT_AGAIN : Outcomes.SPLIT);
    if (cut.summary().getOutcome() == SplitOutcome.UNSPLIT) {
      status.count(Outcomes.UNSPLIT);
    }
  }

  private void remember(Record<String, Object> record, SplitPage page) {
    SplitPage fitting = sizer.bytes(page).isPresent() ? page : withoutGeometry(page);
    pages.put(record.key(), fitting);
    forward(record, record.key(), sizer.bytes(fitting), PipelineTopology.SPLIT_PAGES);
  }

  private static SplitPage withoutGeometry(SplitPage page) {
    return SplitPage.newBuilder(page)
        .setPage(RawPage.newBuilder(page.getPage()).setLines(List.of()).build())
        .build();
  }

  private void remove(Record<String, Object> record, Optional<SplitPage> remembered) {
    long version = tick(record);
    remembered.ifPresent(page -> bury(page, Set.of(), version, record.timestamp()));
    pages.put(
        record.key(),
        SplitPage.newBuilder()
            .setPage(RawPage.newBuilder().setPageId(record.key()).setRetracted(true).build())
            .setContentHash(remembered.map(SplitPage::getContentHash).orElse(""))
            .setVersion(version)
            .setOutcome(SplitOutcome.RETRACTED)
            .build());
    tombstone(record.key(), version, record.timestamp(), PipelineTopology.SPLIT_PAGES);
    status.count(Outcomes.RETRACTED);
  }

  private void bury(SplitPage page, Set<String> except, long version, long timestamp) {
    List<String> gone = new ArrayList<>(page.getArticleIds());
    gone.removeAll(except);
    for (String articleId : gone) {
      tombstone(articleId, version, timestamp, PipelineTopology.ARTICLES);
      tombstone(articleId, version, timestamp, PipelineTopology.ENRICH);
      status.count(Outcomes.REMOVED);
    }
  }

  private void tombstone(String key, long version, long timestamp, String child) {
    Headers headers = new RecordHeaders().add(VersionHeader.of(version));
    context.forward(new Record<>(key, null, timestamp, headers), child);
  }

  private void forward(
      Record<String, Object> record, String key, Optional<byte[]> value, String child) {
    context.forward(
        new Record<>(key, value.orElseThrow(), record.timestamp(), new RecordHeaders()), child);
  }

  private void deadLetter(RecordMetadata metadata, Record<String, Object> record, Throwable error) {
    context.forward(
        deadLetters.of(
            metadata,
            record.withValue(null),
            error,
            Instant.ofEpochMilli(context.currentSystemTimeMs())),
        PipelineTopology.DEAD_LETTERS);
  }

  private long tick(Record<String, Object> record) {
    String key = PageIds.meetingKey(record.key());
    Long before = clocks.get(key);
    long now = before == null ? record.timestamp() : Math.max(before + 1, record.timestamp());
    clocks.put(key, now);
    return now;
  }
}
