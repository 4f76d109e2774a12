package org.bulletin.app.exchange;

import org.bulletin.ingest.publish.SourceMemory;
import org.bulletin.ingest.publish.SourcesTopic;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/** What ingesters remember now. */
public final class RememberedSources {

  private RememberedSources() {}

  /**
   * Reads {@code bulletin.sources} to its end. A broker that is away is waited for.
   *
   * @param registry closed by the caller
   */
  public static SourceMemory read(ClusterSettings cluster, Registry registry) {
    SourceMemory memory = new SourceMemory();
    try (SourcesTopic topic =
        SourcesTopic.open(cluster, registry, memory, new StageStatus("sources"))) {
      topic.catchUp();
    }
    return memory;
  }
}
