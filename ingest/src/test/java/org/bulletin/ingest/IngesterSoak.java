package org.bulletin.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bulletin.embedded.EmbeddedStack;
import org.bulletin.embedded.SharedStack;
import org.bulletin.ingest.newspaper.Newspapers;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.TopicAdmin;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The rate of a large folder, and the memory it takes. */
class IngesterSoak {

  private static final int PAGES = 10_000;
  private static final int PAGES_A_REPORT = 2_000;
  private static final long MIB = 1 << 20;

  @Test
  void tenThousandPagesArePublishedOnce(@TempDir Path folder) throws IOException {
    // Given
    for (int i = 0; i < PAGES; i++) {
      Files.writeString(
          folder.resolve("page-" + i + ".txt"), ("第" + i + "页，今天的天气很好。\n").repeat(300));
    }
    EmbeddedStack stack = SharedStack.get();
    ClusterSettings cluster =
        new ClusterSettings(
            stack.broker().address(), stack.registry().address().toString(), Map.of());
    List<Long> heap = new ArrayList<>();
    try (Registry registry = Registry.of(cluster);
        Admin admin = Admin.create(cluster.kafka())) {
      registry.registerAll();
      new TopicAdmin(admin).create(Topics.shared());
      try (Ingester ingester =
          Ingester.open(cluster, registry, new StageStatus("ingest"), Newspapers.defaults())) {

        // When
        Instant begin = Instant.now();
        IngestionResult first = ingester.ingest(IngestRequest.of(folder), reporting(heap));
        Duration reading = Duration.between(begin, Instant.now());
        begin = Instant.now();
        IngestionResult second = ingester.ingest(IngestRequest.of(folder), IngestionListener.NONE);
        Duration again = Duration.between(begin, Instant.now());

        // Then
        System.out.printf(
            "%d pages: %.0f/s; again, unchanged: %.0f/s; heap in MiB after each %d: %s%n",
            PAGES, rate(reading), rate(again), PAGES_A_REPORT, heap);
        assertThat(first.published()).isEqualTo(PAGES);
        assertThat(second.unchanged()).isEqualTo(PAGES);
      }
    }
  }

  private static double rate(Duration duration) {
    return PAGES * 1000.0 / duration.toMillis();
  }

  private static IngestionListener reporting(List<Long> heap) {
    return new IngestionListener() {
      private int done;

      @Override
      public void found(int sources) {}

      @Override
      public void done(String source, Outcome outcome) {
        if (++done % PAGES_A_REPORT == 0) {
          System.gc();
          Runtime runtime = Runtime.getRuntime();
          heap.add((runtime.totalMemory() - runtime.freeMemory()) / MIB);
        }
      }
    };
  }
}
