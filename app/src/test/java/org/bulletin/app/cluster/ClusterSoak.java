package org.bulletin.app.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bulletin.embedded.fault.FaultProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.awaitility.Awaitility.await;

/** Twenty faults in an order drawn at random, each while pages come; then exact accounts. */
class ClusterSoak {

  private static final int PAGES = Integer.getInteger("bulletin.soak.cluster", 5_000);
  private static final int TIMES_EACH = 2;
  private static final long SEED = 8;

  /** After which the fault comes at the latest. */
  private static final int LONGEST_WAIT_MS = 3_000;

  @TempDir private Path folder;

  @Test
  void faultsAtRandomLoseNothingAndDoubleNothing() {
    Random random = new Random(SEED);
    List<Fault> faults =
        new ArrayList<>(
            Stream.of(Fault.values())
                .flatMap(fault -> Collections.nCopies(TIMES_EACH, fault).stream())
                .toList());
    Collections.shuffle(faults, random);
    int issuesAFault = PAGES / faults.size() / Inbox.PAGES_AN_ISSUE;
    try (ServerCluster cluster = new ServerCluster(folder, "ClusterSoak", 3).start();
        FaultProxy proxy =
            FaultProxy.before(URI.create("http://" + cluster.openSearch().address()));
        Pipeline pipeline = new Pipeline(cluster, folder, environment(proxy))) {
      // Given
      List.of("ingest-1", "streams-1", "streams-2", "indexer-1", "indexer-2")
          .forEach(pipeline::start);
      pipeline.inbox().add(1);
      pipeline.awaitAll();

      // When
      System.out.printf(
          "%-62s %6s %9s %5s %8s %6s%n", "fault", "pages", "seconds", "lost", "doubled", "again");
      for (Fault fault : faults) {
        pipeline.inbox().add(issuesAFault / 2);
        long before = pipeline.pagesIndexed();
        await()
            .pollDelay(Duration.ofMillis(random.nextInt(LONGEST_WAIT_MS)))
            .atMost(Duration.ofMinutes(3))
            .until(() -> pipeline.pagesIndexed() >= before);
        Instant begin = Instant.now();
        Runnable mend = fault.befall(cluster, pipeline, proxy, random);
        pipeline.inbox().add(issuesAFault - issuesAFault / 2);
        pipeline.awaitAll();
        Duration took = Duration.between(begin, Instant.now());
        report(fault, pipeline, took);
        mend.run();
      }

      // Then
      pipeline.ledger().assertExact(pipeline.inbox().pages(), pipeline.inbox().articles());
    }
  }

  private static Map<String, String> environment(FaultProxy proxy) {
    return Map.of(
        "BULLETIN_OPENSEARCH", proxy.address().toString(),
        "BULLETIN_THREADS", "1",
        "BULLETIN_HEAP", "384m");
  }

  private static void report(Fault fault, Pipeline pipeline, Duration took) {
    Ledger ledger = pipeline.ledger();
    System.out.printf(
        "%-62s %6d %9.1f %5d %8d %6d%n",
        fault.description(),
        pipeline.inbox().pages(),
        took.toMillis() / 1000.0,
        ledger.lost(pipeline.inbox().pages(), pipeline.inbox().articles()),
        ledger.doubled().size(),
        ledger.publishedAgain());
  }
}
