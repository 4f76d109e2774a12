package org.bulletin.indexer.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How bulk requests go: how long, how large, and what became of their operations. */
final class BulkMeters {

  private static final Duration[] DURATIONS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private static final double[] OPERATIONS = {1, 10, 50, 100, 250, 500};

  private static final double[] BYTES = {1 << 10, 10 << 10, 100 << 10, 1 << 20, 5 << 20, 10 << 20};

  private final Timer requests;
  private final DistributionSummary operations;
  private final DistributionSummary bytes;
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);

  BulkMeters(MeterRegistry registry) {
    requests =
        Timer.builder("bulletin.bulk.request")
            .description("Time of a bulk request, answered or not")
            .serviceLevelObjectives(DURATIONS)
            .register(registry);
    operations =
        DistributionSummary.builder("bulletin.bulk.request.operations")
            .description("Operations of a bulk request")
            .serviceLevelObjectives(OPERATIONS)
            .register(registry);
    bytes =
        DistributionSummary.builder("bulletin.bulk.request.size")
            .baseUnit("bytes")
            .description("Size of a bulk request")
            .serviceLevelObjectives(BYTES)
            .register(registry);
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(
          verdict,
          Counter.builder("bulletin.bulk.operations")
              .description("Operations of bulk requests, by what became of them")
              .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  /** Takes the time of a request of so many operations and bytes, also of one that fails. */
  Reply timed(int operationsOfRequest, int bytesOfRequest, Supplier<Reply> request) {
    operations.record(operationsOfRequest);
    bytes.record(bytesOfRequest);
    return requests.record(request);
  }

  /** Says what became of operations. */
  void decided(List<Decision> decisions) {
    decisions.forEach(decision -> verdicts.get(decision.verdict()).increment());
  }
}
