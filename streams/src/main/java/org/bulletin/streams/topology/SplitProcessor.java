package org.bulletin.streams.topology;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.PageParts;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.PageIds;
import org.bulletin.schemas.topics.VersionHeader;
import org.bulletin.streams.join.IssueJoiner;

/**
 * Keeps what is remembered of each page and its corrections, and makes its articles: new ones,
 * changed ones, and tombstones of those that it no longer has; of an issue's pages also those that
 * a change of one page joins or parts. Everything that one input causes has one version, from a
 * clock of the issue that never falls.
 */
final class SplitProcessor implements Processor<String, Object, String, Object> {

  private final PageCutter cutter;
  private final IssueJoiner joiner;
  private final RecordSizer sizer;
  private final DeadLetterMaker deadLetters;
  private final StageStatus status;
  private final TopologyMeters meters;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, SplitPage> pages;
  private KeyValueStore<String, Long> clocks;
  private IssueMemory memory;
  private CorrectionMemory corrections;

  SplitProcessor(
      PageCutter cutter,
      IssueJoiner joiner,
      RecordSizer sizer,
      DeadLetterMaker deadLetters,
      StageStatus status,
      TopologyMeters meters) {
    this.cutter = cutter;
    this.joiner = joiner;
    this.sizer = sizer;
    this.deadLetters = deadLetters;
    this.status = status;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.pages = context.getStateStore(PipelineTopology.PAGE_STORE);
    this.clocks = context.getStateStore(PipelineTopology.CLOCK_STORE);
    KeyValueStore<String, PageParts> parts = context.getStateStore(PipelineTopology.PARTS_STORE);
    this.memory = new IssueMemory(pages, parts, joiner, sizer);
    this.corrections =
        new CorrectionMemory(context.getStateStore(PipelineTopology.CORRECTION_STORE));
  }

  @Override
  public void process(Record<String, Object> record) {
    if (record.value() instanceof PageEvent.Corrected corrected) {
      corrections
          .pageChangedBy(corrected)
          .ifPresentOrElse(
              pageId -> decide(record.withKey(pageId)), () -> status.count(Outcomes.UNCHANGED));
    } else {
      decide(record);
    }
  }

  /** Decides about an event of the page that is the record's key. */
  private void decide(Record<String, Object> record) {
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
    PageCutter.Cut cut = cutter.cut(split.page(), corrections.of(record.key()), version, origin);
    cut.errors().forEach(error -> deadLetter(metadata, record, error));
    write(record, memory.replace(remembered, cut), version, Optional.of(cut.summary()));
    status.count(split.countedAs());
    meters.split(record.timestamp(), context.currentSystemTimeMs());
    if (cut.summary().getOutcome() == SplitOutcome.UNSPLIT) {
      status.count(Outcomes.UNSPLIT);
    }
  }

  private void remove(Record<String, Object> record, Optional<SplitPage> remembered) {
    long version = tick(record);
    write(record, memory.remove(record.key(), remembered), version, Optional.empty());
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

  /**
   * Writes what has changed.
   *
   * @param summary what is to be remembered of the changed page; empty if it goes away
   */
  private void write(
      Record<String, Object> record,
      IssueChange change,
      long version,
      Optional<SplitPage> summary) {
    for (String articleId : change.gone()) {
      tombstone(articleId, version, record.timestamp(), PipelineTopology.ARTICLES);
      tombstone(articleId, version, record.timestamp(), PipelineTopology.ENRICH);
      status.count(Outcomes.REMOVED);
    }
    for (Article unversioned : change.articles()) {
      Article article = withVersion(unversioned, version);
      forward(record, article.getArticleId(), sizer.bytes(article), PipelineTopology.ARTICLES);
      context.forward(
          record.withKey(article.getArticleId()).withValue(article), PipelineTopology.ENRICH);
      status.count(Outcomes.ARTICLES);
    }
    change
        .articleIds()
        .forEach(
            (pageId, ids) -> {
              boolean own = pageId.equals(record.key());
              SplitPage page = own ? summary.orElseThrow() : pages.get(pageId);
              remember(
                  record,
                  SplitPage.newBuilder(page).setArticleIds(ids).setVersion(version).build());
            });
  }

  private static Article withVersion(Article article, long version) {
    return article.getVersion() == version
        ? article
        : Article.newBuilder(article).setVersion(version).build();
  }

  private void remember(Record<String, Object> record, SplitPage page) {
    String pageId = page.getPage().getPageId();
    SplitPage fitting = sizer.bytes(page).isPresent() ? page : withoutGeometry(page);
    pages.put(pageId, fitting);
    forward(record, pageId, sizer.bytes(fitting), PipelineTopology.SPLIT_PAGES);
  }

  private static SplitPage withoutGeometry(SplitPage page) {
    return SplitPage.newBuilder(page)
        .setPage(RawPage.newBuilder(page.getPage()).setLines(List.of()).build())
        .build();
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
