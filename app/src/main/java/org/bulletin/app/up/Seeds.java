package org.bulletin.app.up;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.LatestRecords;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;

/** The demo pages, which the launcher's folder holds. */
final class Seeds {

  private static final String COLLECTION = "seeds";
  private static final String HOME = "bulletin.home";

  private final ClusterSettings cluster;

  Seeds(ClusterSettings cluster) {
    this.cluster = cluster;
  }

  /** Whether they have never been ingested here; retracted ones have been. */
  boolean areNew() {
    try (Registry registry = Registry.of(cluster)) {
      return LatestRecords.of(cluster, registry, Topics.SOURCES).values().stream()
          .noneMatch(source -> source.getCollection().equals(COLLECTION));
    }
  }

  IngestRequest request() {
    String home = System.getProperty(HOME);
    if (home == null || !Files.isDirectory(Path.of(home, COLLECTION))) {
      throw new CommandFailure(
          "the demo pages are not where the launcher says: start with --no-seeds");
    }
    return IngestRequest.of(Path.of(home, COLLECTION)).into(COLLECTION);
  }
}
