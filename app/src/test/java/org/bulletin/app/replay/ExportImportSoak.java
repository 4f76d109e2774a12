package org.bulletin.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.ingest.IngestRequest;
import org.bulletin.ingest.Ingester;
import org.bulletin.ingest.IngestionListener;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How long an export, an import and its repetition take. */
class ExportImportSoak {

  private static final int PAGES = Integer.getInteger("export.pages", 20_000);

  @TempDir private Path folder;

  @Test
  void manyPages() throws IOException {
    // Given
    Path in = folder.resolve("in");
    GeneratedPages.write(in, ReplayWorld.NEWSPAPER, 0, PAGES);
    Path file = folder.resolve("pages.ndjson.gz");
    try (ReplayWorld world = new ReplayWorld(folder.resolve("world"));
        Registry registry = Registry.of(world.cluster());
        Admin admin = world.admin()) {
      world.run(world.kafka("schemas", "register"));
      try (Ingester ingester =
          Ingester.open(
              world.cluster(), registry, new StageStatus("ingest"), Newspapers.defaults())) {
        assertThat(ingester.ingest(IngestRequest.of(in), IngestionListener.NONE).published())
            .isEqualTo(PAGES);
      }

      // When
      time("export", () -> world.tryTo(world.kafka("export", "pages", file.toString())));
      ExportImportIT.makeAnew(admin);
      time("import", () -> world.tryTo(world.kafka("import", "pages", file.toString())));
      time("again", () -> world.tryTo(world.kafka("import", "pages", file.toString())));

      // Then
      assertThat(world.pages()).hasSize(PAGES);
      System.out.printf("file: %d bytes%n", Files.size(file));
    }
  }

  private static void time(String what, Supplier<Integer> command) {
    long begin = System.nanoTime();
    assertThat(command.get()).isZero();
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf(
        "%s: %d pages in %d ms, %d a second%n",
        what, PAGES, time.toMillis(), PAGES * 1000L / time.toMillis());
  }
}
