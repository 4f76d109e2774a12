package org.bulletin.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.PageMemory;
import org.bulletin.ingest.publish.PagePublisher;
import org.bulletin.ingest.publish.Publishers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.ingest.publish.SourceRestore;
import org.bulletin.ingest.source.FolderScan;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Topics;

/**
 * The two topics of ingest in memory. Every run is a process of its own: it knows what the log
 * says, and it may be killed before any write.
 */
final class TestLog {

  /** The process is dead. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final RawPages rawPages = new RawPages(Newspapers.defaults());
  private final List<ProducerRecord<String, SpecificRecord>> log = new ArrayList<>();

  IngestionResult ingest(IngestRequest request) {
    return ingest(request, Integer.MAX_VALUE);
  }

  /** Ingests until a number of records is written. */
  IngestionResult ingest(IngestRequest request, int writes) {
    FolderScan.Result scan =
        FolderScan.of(request.paths(), rawPages::canRead, request.collection());
    List<PageSource> sources = new ArrayList<>(scan.files());
    sources.addAll(request.more());
    SourceMemory memory = memory();
    PagePublisher publisher = publisher(writes);
    Retraction retraction = new Retraction(memory, () -> replay(memory), publisher);
    retraction.complete();
    Tally tally = new Tally(new StageStatus("ingest"), IngestionListener.NONE);
    Ingestion ingestion =
        new Ingestion(rawPages, memory, publisher, retraction, pageId -> request.restore(), tally);
    sources.forEach(ingestion::take);
    ingestion.finish();
    return tally.result(scan.ignored());
  }

  RetractionResult retract(Selection selection) {
    return retract(selection, Integer.MAX_VALUE);
  }

  /** Retracts until a number of records is written. */
  RetractionResult retract(Selection selection, int writes) {
    SourceMemory memory = memory();
    return new Retraction(memory, () -> replay(memory), publisher(writes)).of(selection);
  }

  /** Restores all pages of another log, as an import does. */
  void restore(TestLog backup) {
    restore(backup, any -> true, Integer.MAX_VALUE);
  }

  /** Restores some pages of another log until a number of records is written. */
  void restore(TestLog backup, Predicate<String> pageIds, int writes) {
    SourceMemory remembered = backup.memory();
    restore(backup, pageIds, writes, pageId -> PageMemory.of(remembered, pageId));
  }

  /** Restores all pages of another log whose memory is lost. */
  void restoreWithoutMemory(TestLog backup) {
    restore(backup, any -> true, Integer.MAX_VALUE, any -> Optional.empty());
  }

  private void restore(
      TestLog backup,
      Predicate<String> pageIds,
      int writes,
      Function<String, Optional<PageMemory>> remembered) {
    int last = last(writes);
    SourceRestore restore = new SourceRestore(memory());
    Map<String, RawPage> there = pages();
    for (RawPage page : backup.pages().values()) {
      if (pageIds.test(page.getPageId())) {
        boolean isThere = page.equals(there.get(page.getPageId()));
        if (!isThere || !restore.isKnown(page.getPageId())) {
          restore.take(page, remembered.apply(page.getPageId()));
        }
        restore.announcements().forEach(source -> append(source, last));
        if (!isThere) {
          append(new ProducerRecord<>(Topics.PAGES.name(), page.getPageId(), page), last);
        }
      }
    }
    restore.conclusions(true).forEach(source -> append(source, last));
  }

  private void append(Source source, int last) {
    append(new ProducerRecord<>(Topics.SOURCES.name(), source.getUri(), source), last);
  }

  private void append(ProducerRecord<String, SpecificRecord> entry, int last) {
    if (log.size() >= last) {
      throw new Killed();
    }
    log.add(entry);
  }

  private int last(int writes) {
    return writes == Integer.MAX_VALUE ? writes : log.size() + writes;
  }

  /** The latest record of each page. */
  Map<String, RawPage> pages() {
    Map<String, RawPage> pages = new LinkedHashMap<>();
    log.forEach(
        entry -> {
          if (entry.value() instanceof RawPage page) {
            pages.put(entry.key(), page);
          }
        });
    return pages;
  }

  /** The texts of the pages that are not retracted. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    pages()
        .forEach(
            (id, page) -> {
              if (!page.getRetracted()) {
                texts.put(id, page.getText());
              }
            });
    return texts;
  }

  SourceMemory memory() {
    SourceMemory memory = new SourceMemory();
    replay(memory);
    return memory;
  }

  int size() {
    return log.size();
  }

  /** Topic and key of each record from an offset on. */
  List<String> since(int offset) {
    return log.subList(offset, log.size()).stream()
        .map(entry -> entry.topic() + " " + entry.key())
        .toList();
  }

  private void replay(SourceMemory memory) {
    log.forEach(
        entry -> {
          if (entry.topic().equals(Topics.SOURCES.name())) {
            memory.remember((Source) entry.value());
          }
        });
  }

  private PagePublisher publisher(int writes) {
    int last = last(writes);
    return Publishers.over(
        new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]) {
          @Override
          public synchronized Future<RecordMetadata> send(
              ProducerRecord<String, SpecificRecord> entry) {
            append(entry, last);
            return super.send(entry);
          }
        });
  }
}
