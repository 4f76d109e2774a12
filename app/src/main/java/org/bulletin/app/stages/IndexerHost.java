package org.bulletin.app.stages;

import java.util.Optional;
import org.bulletin.app.generations.LiveHosts;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.monitor.Watched;
import org.bulletin.indexer.Indexer;
import org.bulletin.indexer.IndexerSettings;
import org.bulletin.indexer.Outcome;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.schemas.stages.HeartbeatWriter;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/** An indexer with its heartbeat. */
final class IndexerHost implements LiveHosts.Host {

  private static final String STAGE = "indexer";

  private final StageStatus status = new StageStatus(STAGE);
  private final Watched watched;
  private final Indexer indexer;
  private final HeartbeatWriter heartbeat;

  /**
   * Starts; what is away is waited for.
   *
   * @param registry closed by the caller, after this
   * @param openSearch closed by the caller, after this
   * @param instance tells the instances of the stage apart
   * @param generation the generation that it indexes, if one
   */
  IndexerHost(
      IndexerSettings settings,
      ClusterSettings cluster,
      Registry registry,
      OpenSearchConnection openSearch,
      String instance,
      Optional<String> generation,
      Monitoring monitoring) {
    this.watched =
        monitoring.watch(
            STAGE, generation.orElse(Monitoring.ALL_GENERATIONS), status, Outcome.counts());
    this.indexer = new Indexer(settings, cluster, registry, openSearch, status, watched.meters());
    indexer.start();
    this.heartbeat = new HeartbeatWriter(cluster, registry, status, STAGE, instance, generation);
  }

  @Override
  public StageStatus status() {
    return status;
  }

  @Override
  public void leave() {
    watched.close();
    indexer.leave();
    heartbeat.close();
  }

  @Override
  public void close() {
    indexer.close();
    heartbeat.close();
    watched.close();
  }
}
