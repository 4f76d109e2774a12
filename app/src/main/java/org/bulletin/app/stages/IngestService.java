package org.bulletin.app.stages;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.monitor.Watched;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.http.EndpointSettings;
import org.bulletin.ingest.http.PageEndpoint;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.schemas.stages.HeartbeatWriter;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ingester with its heartbeat, from the moment that the cluster is ready for it. */
public final class IngestService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  /** What an ingester counts. */
  private static final List<String> OUTCOMES =
      List.of("published", "unchanged", "retracted", "refused", "refused_pages");

  private final StageStatus status = new StageStatus("ingest");
  private final Watched watched;
  private final KafkaClientMetrics kafkaMetrics;
  private final ClusterSettings cluster;
  private final RawPages rawPages;
  private final Registry registry;
  private final Ingester ingester;
  private final HeartbeatWriter heartbeat;
  private Optional<Thread> watcher = Optional.empty();
  private Optional<Ingester> ofEndpoint = Optional.empty();
  private Optional<PageEndpoint> endpoint = Optional.empty();

  /**
   * Waits for the cluster.
   *
   * @param rawPages makes pages of sources
   * @param instance tells the instances of the stage apart
   * @param monitoring is told of the stage before it waits
   */
  public IngestService(
      ClusterSettings cluster, RawPages rawPages, String instance, Monitoring monitoring) {
    this.cluster = cluster;
    this.rawPages = rawPages;
    this.registry = Registry.of(cluster);
    this.watched = monitoring.watch("ingest", Monitoring.ALL_GENERATIONS, status, OUTCOMES);
    new Readiness(cluster, registry, status).await(List.of(Topics.PAGES, Topics.SOURCES));
    this.ingester = Ingester.open(cluster, registry, status, rawPages);
    this.kafkaMetrics = new KafkaClientMetrics(ingester.producer());
    kafkaMetrics.bindTo(watched.meters());
    this.heartbeat =
        new HeartbeatWriter(cluster, registry, status, "ingest", instance, Optional.empty());
    status.running();
  }

  /** The ingester; not to be used any more once {@link #watch} was called. */
  public Ingester ingester() {
    return ingester;
  }

  /** What the stage is doing. */
  public StageStatus status() {
    return status;
  }

  /** Follows folders, on a thread of its own, until this is closed. To be called at most once. */
  public void watch(IngestRequest request, IngestionListener listener) {
    Thread thread =
        new Thread(
            () -> {
              try {
                ingester.watch(request, listener);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                LOG.error("unexpected failure", e);
                status.failed(e.getMessage());
              }
            },
            "watch");
    watcher = Optional.of(thread);
    thread.start();
  }

  /**
   * Takes pages by HTTP, with an ingester of its own, until this is closed. To be called at most
   * once.
   *
   * @return where it listens
   * @throws CommandFailure if the port cannot be opened
   */
  public URI listen(EndpointSettings settings, Newspapers newspapers) {
    Ingester posts = Ingester.open(cluster, registry, status, rawPages);
    ofEndpoint = Optional.of(posts);
    try {
      PageEndpoint opened = PageEndpoint.open(settings, posts, rawPages, newspapers, status);
      endpoint = Optional.of(opened);
      return opened.address();
    } catch (UncheckedIOException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /** Why the stage has stopped by itself, if it has. */
  public Optional<String> failure() {
    return status.state() == StageStatus.State.FAILED ? status.reason() : Optional.empty();
  }

  @Override
  public void close() {
    endpoint.ifPresent(PageEndpoint::close);
    ofEndpoint.ifPresent(Ingester::close);
    watcher.ifPresent(IngestService::end);
    kafkaMetrics.close();
    ingester.close();
    if (failure().isEmpty()) {
      status.stopped();
    }
    heartbeat.close();
    registry.close();
    watched.close();
  }

  private static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
