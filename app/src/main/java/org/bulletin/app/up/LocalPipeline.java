package org.bulletin.app.up;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.stages.GroupProgress;
import org.bulletin.app.stages.IndexerService;
import org.bulletin.app.stages.IngestService;
import org.bulletin.app.stages.Methods;
import org.bulletin.app.stages.StreamsOptions;
import org.bulletin.app.stages.StreamsService;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.ingest.publish.RawPages;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topic;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.StreamsSettings;

/** The three stages of one generation in this process, on one embedded stack. */
public final class LocalPipeline implements AutoCloseable {

  private static final String MEMBER = "up";
  private static final int THREADS = 2;

  private final ClusterSettings cluster;
  private final OpenSearchSettings openSearch;
  private final Admin admin;
  private final StreamsService streams;
  private final IndexerService indexer;
  private final IngestService ingest;

  /**
   * Registers schemas, creates topics, and starts the stages.
   *
   * @param stack started; closed by the caller, after this
   * @param stateDirectory of the streams stage
   * @param methods how pages are split and entities found
   */
  public LocalPipeline(
      EmbeddedStack stack, Path stateDirectory, Newspapers newspapers, Methods methods) {
    this(stack, stateDirectory, newspapers, methods, Monitoring.none());
  }

  /**
   * Registers schemas, creates topics, and starts the stages, monitored.
   *
   * @param stack started; closed by the caller, after this
   * @param stateDirectory of the streams stage
   * @param methods how pages are split and entities found
   * @param monitoring closed by the caller, after this
   */
  public LocalPipeline(
      EmbeddedStack stack,
      Path stateDirectory,
      Newspapers newspapers,
      Methods methods,
      Monitoring monitoring) {
    this.cluster = cluster(stack);
    this.openSearch = openSearch(stack);
    this.admin = Admin.create(cluster.kafka());
    prepare();
    this.indexer =
        new IndexerService(
            cluster, openSearch, Optional.empty(), MEMBER, Optional.of(MEMBER), monitoring);
    this.streams =
        new StreamsService(
            new StreamsOptions(
                cluster, Optional.empty(), stateDirectory, THREADS, Optional.of(MEMBER), 0),
            methods,
            MEMBER,
            monitoring);
    this.ingest = new IngestService(cluster, new RawPages(newspapers), MEMBER, monitoring);
  }

  /** Where a stack has Kafka and the registry, started or not. */
  static ClusterSettings cluster(EmbeddedStack stack) {
    return new ClusterSettings(
        stack.broker().address(), stack.registry().address().toString(), Map.of());
  }

  /** Where a stack has OpenSearch, started or not. */
  static OpenSearchSettings openSearch(EmbeddedStack stack) {
    return OpenSearchSettings.at(stack.openSearch().address());
  }

  private void prepare() {
    try (Registry registry = Registry.of(cluster)) {
      registry.registerAll();
    }
    new TopicAdmin(admin).create(Topics.shared());
  }

  /** Where Kafka and the registry are. */
  public ClusterSettings cluster() {
    return cluster;
  }

  /** Where OpenSearch is. */
  public OpenSearchSettings openSearch() {
    return openSearch;
  }

  /** The generation that readers see. */
  public String generation() {
    return indexer.served();
  }

  /** The ingest stage. */
  public IngestService ingest() {
    return ingest;
  }

  /** The streams stage. */
  public StreamsService streams() {
    return streams;
  }

  /** The indexer stage. */
  public IndexerService indexer() {
    return indexer;
  }

  /** Why a stage has stopped by itself, if one has. */
  public Optional<String> failure() {
    return streams.failure().or(indexer::failure).or(ingest::failure);
  }

  /**
   * Waits until everything that has been published is searchable in the served generation, stage by
   * stage; not if that cannot go on before somebody does something.
   *
   * @param until waits for a condition, and returns earlier if the process is to stop
   */
  public void settle(Waiting until) {
    String generation = generation();
    caughtUp(StreamsSettings.applicationId(generation), until, Topics.inputs());
    caughtUp(
        IndexerSettings.ofGeneration(generation).group(),
        until,
        List.of(Topics.enriched(generation), Topics.split(generation)));
    caughtUp(IndexerSettings.ofDeadLetters().group(), until, List.of(Topics.DEAD_LETTERS));
  }

  /** Waits for a condition. */
  public interface Waiting {
    void until(BooleanSupplier condition);
  }

  private void caughtUp(String group, Waiting until, List<Topic<?>> topics) {
    GroupProgress progress = new GroupProgress(admin, group, topics);
    Map<TopicPartition, Long> targets = progress.targets();
    until.until(
        () ->
            failure().isPresent() || streams.isBlocked(generation()) || progress.reached(targets));
  }

  @Override
  public void close() {
    ingest.close();
    streams.close();
    indexer.close();
    admin.close();
  }
}
