package org.bulletin.app.stages;

import java.util.Optional;
import java.util.Set;
import org.bulletin.app.generations.GenerationFollower;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.generations.LiveHosts;
import org.bulletin.app.monitor.GenerationMeters;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.monitor.Watched;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.Outcome;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.Phase;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/**
 * The indexers of every live generation, or of a single one, and of the dead letters, with their
 * heartbeats. Follows {@code bulletin.generations}.
 */
public final class IndexerService implements AutoCloseable {

  private static final String DEAD_LETTERS = "dead-letters";

  private final Registry registry;
  private final OpenSearchConnection openSearch;
  private final Optional<String> only;
  private final LiveHosts<IndexerHost> hosts;
  private final IndexerHost deadLetters;
  private final GenerationFollower follower;
  private final GenerationMeters generationMeters;
  private volatile Generations generations;

  /**
   * Waits for the cluster, then starts; OpenSearch may be away.
   *
   * @param generation the only one to work on; every live one if empty
   * @param instance tells the instances of the stage apart
   * @param memberId fixed name in the consumer groups; only where no second process can have it
   * @param monitoring is told of the stage before it waits
   */
  public IndexerService(
      ClusterSettings cluster,
      OpenSearchSettings openSearch,
      Optional<String> generation,
      String instance,
      Optional<String> memberId,
      Monitoring monitoring) {
    this.registry = Registry.of(cluster);
    this.openSearch = OpenSearchConnection.to(openSearch);
    this.only = generation;
    StageStatus waiting = new StageStatus("indexer");
    Watched beginning =
        monitoring.watch("indexer", Monitoring.ALL_GENERATIONS, waiting, Outcome.counts());
    new Readiness(cluster, registry, waiting).await(Topics.shared());
    this.generations = new GenerationStore(cluster, registry).readOrBegin();
    beginning.close();
    this.hosts =
        new LiveHosts<>(
            name ->
                start(
                    cluster,
                    IndexerSettings.ofGeneration(name),
                    memberId,
                    instance,
                    Optional.of(name),
                    monitoring));
    this.deadLetters =
        start(
            cluster,
            IndexerSettings.ofDeadLetters(),
            memberId,
            instance + "/" + DEAD_LETTERS,
            Optional.empty(),
            monitoring);
    adjust(generations);
    this.generationMeters =
        new GenerationMeters(
            cluster,
            () -> new GenerationMeters.Generations(wanted(generations), served()),
            monitoring);
    this.follower = new GenerationFollower(cluster, registry, this::adjust);
  }

  private IndexerHost start(
      ClusterSettings cluster,
      IndexerSettings settings,
      Optional<String> memberId,
      String instance,
      Optional<String> generation,
      Monitoring monitoring) {
    return new IndexerHost(
        memberId.map(settings::withMember).orElse(settings),
        cluster,
        registry,
        openSearch,
        instance,
        generation,
        monitoring);
  }

  private void adjust(Generations now) {
    generations = now;
    hosts.adjust(wanted(now));
  }

  private Set<String> wanted(Generations now) {
    return only.map(name -> isDropped(now) ? Set.<String>of() : Set.of(name)).orElseGet(now::live);
  }

  private boolean isDropped(Generations now) {
    return only.flatMap(now::find)
        .map(Generation::getPhase)
        .filter(phase -> phase == Phase.DROPPING || phase == Phase.DROPPED)
        .isPresent();
  }

  /** What the stage is doing for a generation, if it hosts that. */
  public Optional<StageStatus> status(String generation) {
    return hosts.of(generation).map(IndexerHost::status);
  }

  /** The generation that readers see, the last time that somebody changed that. */
  public String served() {
    return generations.served().map(Generation::getGeneration).orElse(Topics.FIRST_GENERATION);
  }

  /** What the stage is doing for the generation that readers see, if it hosts that. */
  public Optional<StageStatus> servedStatus() {
    return status(served());
  }

  /** Why the stage has stopped by itself, or has nothing left to do, if so. */
  public Optional<String> failure() {
    return hosts
        .failure()
        .or(() -> deadLetters.status().failure())
        .or(
            () ->
                StreamsService.gone(only, isDropped(generations) ? Set.of(only.get()) : Set.of()));
  }

  /** Closes, and gives up its places in the groups at once, also those of a fixed name. */
  public void leave() {
    generationMeters.close();
    follower.close();
    hosts.leave();
    deadLetters.leave();
    closeClients();
  }

  @Override
  public void close() {
    generationMeters.close();
    follower.close();
    hosts.close();
    deadLetters.close();
    closeClients();
  }

  private void closeClients() {
    openSearch.close();
    registry.close();
  }
}
