package org.bulletin.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.Producer;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.PagePublisher;
import org.bulletin.ingest.publish.Patience;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.ingest.publish.RememberedPages;
import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.ingest.publish.SourcesTopic;
import org.bulletin.ingest.source.FileSource;
import org.bulletin.ingest.source.FolderScan;
import org.bulletin.ingest.source.PageSource;
import org.bulletin.ingest.source.Refusal;
import org.bulletin.schemas.Source;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;

/**
 * Publishes pages, each once and the latest, and takes them away again. Several may work at once,
 * here and elsewhere: they share their memory, {@code bulletin.sources}. Not safe across threads.
 *
 * <p>Where the broker or the registry is away, every method waits for ever and says so in the
 * status; interrupting its thread ends it with {@link
 * org.apache.kafka.common.errors.InterruptException}.
 */
public final class Ingester implements AutoCloseable {

  private static final int PATIENCE_MS = 5_000;

  private final RawPages rawPages;
  private final SourceMemory memory = new SourceMemory();
  private final SourcesTopic topic;
  private final PagePublisher publisher;
  private final StageStatus status;

  private Ingester(
      ClusterSettings cluster, Registry registry, StageStatus status, RawPages rawPages) {
    this.rawPages = rawPages;
    this.status = status;
    this.publisher = PagePublisher.open(cluster, registry, status);
    this.topic = SourcesTopic.open(cluster, registry, memory, status);
  }

  /**
   * Connects to a cluster whose topics and schemas are there.
   *
   * @throws org.bulletin.schemas.topics.TopicMismatchException if a topic is missing or has another
   *     number of partitions
   */
  public static Ingester open(
      ClusterSettings cluster, Registry registry, StageStatus status, Newspapers newspapers) {
    return open(cluster, registry, status, new RawPages(newspapers));
  }

  /**
   * Connects to a cluster whose topics and schemas are there.
   *
   * @param rawPages makes pages of sources
   * @throws org.bulletin.schemas.topics.TopicMismatchException if a topic is missing or has another
   *     number of partitions
   */
  public static Ingester open(
      ClusterSettings cluster, Registry registry, StageStatus status, RawPages rawPages) {
    Map<String, Object> settings = cluster.kafka();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try (Admin admin = Admin.create(settings)) {
      TopicAdmin topics = new TopicAdmin(admin);
      new Patience(status)
          .until(
              () -> {
                topics.check(List.of(Topics.PAGES, Topics.SOURCES));
                return topics;
              });
    }
    return new Ingester(cluster, registry, status, rawPages);
  }

  /**
   * Publishes what is new or changed. Sources that cannot become pages are refused, the others go
   * on.
   *
   * @return the accounts, when everything is acknowledged
   * @throws org.bulletin.ingest.publish.PublishingException if the broker refuses a record
   */
  public IngestionResult ingest(IngestRequest request, IngestionListener listener) {
    FolderScan.Result scan = scan(request);
    List<PageSource> sources = new ArrayList<>(scan.files());
    sources.addAll(request.more());
    return run(sources, scan.refusals(), scan.ignored(), pageId -> request.restore(), listener);
  }

  /**
   * Publishes what is in folders and whatever comes into them, within about two seconds of a file
   * being complete, until the thread is interrupted. Errors are shown in the status and do not end
   * it.
   *
   * @param listener hears of every file that is looked at; of those that do not change, once
   */
  public void watch(IngestRequest request, IngestionListener listener) throws InterruptedException {
    new FolderWatch(this, request, listener, status).run();
  }

  /**
   * Takes pages away everywhere, until their sources change or they are restored. All is
   * acknowledged when this returns. Safe to repeat.
   */
  public RetractionResult retract(Selection selection) {
    return new Retraction(memory, topic::catchUp, publisher).of(selection);
  }

  /** Publishes retracted pages again, from the files that they came from. */
  public IngestionResult restore(Selection selection, IngestionListener listener) {
    topic.catchUp();
    Set<String> pageIds = new HashSet<>();
    List<PageSource> files = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Source source : memory.all()) {
      List<String> selected = retracted(source, selection);
      if (!selected.isEmpty()) {
        pageIds.addAll(selected);
        FileSource.of(source)
            .ifPresentOrElse(
                files::add,
                () ->
                    refusals.add(
                        new Refusal(
                            SourceRecords.readable(source),
                            "it was no file: give its text again, with --restore")));
      }
    }
    return run(files, refusals, 0, pageIds::contains, listener);
  }

  private static List<String> retracted(Source source, Selection selection) {
    return RememberedPages.held(source).stream()
        .filter(pageId -> RememberedPages.isRetracted(source, pageId))
        .filter(pageId -> selection.includes(source, pageId))
        .toList();
  }

  FolderScan.Result scan(IngestRequest request) {
    return FolderScan.of(request.paths(), rawPages::canRead, request.collection());
  }

  IngestionResult run(
      List<? extends PageSource> sources,
      List<Refusal> refusals,
      int ignored,
      Predicate<String> restore,
      IngestionListener listener) {
    try {
      return tryRun(sources, refusals, ignored, restore, listener);
    } catch (RuntimeException e) {
      // What is remembered here may be ahead of what is written: begin again with what is written.
      publisher.abandon();
      topic.startOver();
      throw e;
    }
  }

  private IngestionResult tryRun(
      List<? extends PageSource> sources,
      List<Refusal> refusals,
      int ignored,
      Predicate<String> restore,
      IngestionListener listener) {
    topic.catchUp();
    Retraction retraction = new Retraction(memory, topic::catchUp, publisher);
    retraction.complete();
    Tally tally = new Tally(status, listener);
    listener.found(sources.size() + refusals.size());
    refusals.forEach(
        refusal -> tally.done(refusal.source(), new Outcome.Refused(refusal.reason())));
    Ingestion ingestion = new Ingestion(rawPages, memory, publisher, retraction, restore, tally);
    sources.forEach(ingestion::take);
    ingestion.finish();
    return tally.result(ignored);
  }

  /** What it publishes with, for its metrics alone. */
  public Producer<?, ?> producer() {
    return publisher.producer();
  }

  /** Closes the connections. What is not acknowledged is published by the next run. */
  @Override
  public void close() {
    publisher.close();
    topic.close();
  }
}
