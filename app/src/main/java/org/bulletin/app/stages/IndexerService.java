package org.bulletin.app.stages;

import java.util.List;
import java.util.Optional;
import org.bulletin.indexer.Indexer;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.stages.HeartbeatWriter;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/** The indexers of a generation and of the dead letters, with their heartbeats. */
public final class IndexerService implements AutoCloseable {

  private static final String STAGE = "indexer";
  private static final String DEAD_LETTERS = "dead-letters";

  private final Registry registry;
  private final OpenSearchConnection openSearch;
  private final List<Running> indexers;

  private record Running(Indexer indexer, StageStatus status, HeartbeatWriter heartbeat) {

    private void close() {
      indexer.close();
      heartbeat.close();
    }
  }

  /**
   * Starts; what is away is waited for.
   *
   * @param instance tells the instances of the stage apart
   * @param memberId fixed name in the consumer groups; only where no second process can have it
   */
  public IndexerService(
      ClusterSettings cluster,
      OpenSearchSettings openSearch,
      String generation,
      String instance,
      Optional<String> memberId) {
    this.registry = Registry.of(cluster);
    this.openSearch = OpenSearchConnection.to(openSearch);
    this.indexers =
        List.of(
            start(
                cluster,
                IndexerSettings.ofGeneration(generation),
                memberId,
                instance,
                Optional.of(generation)),
            start(
                cluster,
                IndexerSettings.ofDeadLetters(),
                memberId,
                instance + "/" + DEAD_LETTERS,
                Optional.empty()));
  }

  private Running start(
      ClusterSettings cluster,
      IndexerSettings settings,
      Optional<String> memberId,
      String instance,
      Optional<String> generation) {
    StageStatus status = new StageStatus(STAGE);
    Indexer indexer =
        new Indexer(
            memberId.map(settings::withMember).orElse(settings),
            cluster,
            registry,
            openSearch,
            status);
    indexer.start();
    return new Running(
        indexer,
        status,
        new HeartbeatWriter(cluster, registry, status, STAGE, instance, generation));
  }

  /** Why an indexer has stopped by itself, if one has. */
  public Optional<String> failure() {
    return indexers.stream()
        .map(Running::status)
        .filter(status -> status.state() == StageStatus.State.FAILED)
        .findFirst()
        .flatMap(StageStatus::reason);
  }

  /** What the indexer of the generation is doing. */
  public StageStatus status() {
    return indexers.get(0).status();
  }

  @Override
  public void close() {
    indexers.forEach(Running::close);
    openSearch.close();
    registry.close();
  }
}
