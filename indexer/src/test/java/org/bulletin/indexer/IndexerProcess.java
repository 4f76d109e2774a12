package org.bulletin.indexer;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.util.Map;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/** An indexer in a process of its own, to be killed. */
public final class IndexerProcess {

  private IndexerProcess() {}

  /** Runs until it is killed: broker, registry, OpenSearch, generation, member. */
  public static void main(String[] args) {
    ClusterSettings cluster =
        new ClusterSettings(args[0], args[1], Map.of("max.poll.records", "100"));
    Indexer indexer =
        new Indexer(
            IndexerSettings.ofGeneration(args[3]).withMember(args[4]).withRequestBytes(20_000),
            cluster,
            Registry.of(cluster),
            OpenSearchConnection.to(OpenSearchSettings.at(URI.create(args[2]))),
            new StageStatus("indexer"),
            new CompositeMeterRegistry());
    indexer.start();
  }
}
