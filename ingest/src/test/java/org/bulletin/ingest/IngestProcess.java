package org.bulletin.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;

/** A process of its own that ingests a folder, to be killed. */
public final class IngestProcess {

  private IngestProcess() {}

  /**
   * Ingests a folder.
   *
   * @param args bootstrap servers, address of the registry, folder
   */
  public static void main(String[] args) {
    ClusterSettings cluster = new ClusterSettings(args[0], args[1], Map.of());
    try (Registry registry = Registry.of(cluster);
        Ingester ingester =
            Ingester.open(cluster, registry, new StageStatus("ingest"), Newspapers.defaults())) {
      ingester.ingest(IngestRequest.of(Path.of(args[2])), IngestionListener.NONE);
    }
  }

  static Process start(ClusterSettings cluster, Path folder) throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestProcess.class.getName(),
                cluster.bootstrapServers(),
                cluster.schemaRegistry(),
                folder.toString()))
        .inheritIO()
        .start();
  }
}
