package org.bulletin.app.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.stages.StageStatus.State;

/**
 * A stage that is watched. Its meters carry stage and generation, and go with it: so generations
 * that come and go leave nothing behind. Safe across threads.
 */
public final class Watched implements AutoCloseable {

  private final String stage;
  private final String generation;
  private final StageStatus status;
  private final Optional<? extends MeterRegistry> parent;
  private final Consumer<Watched> forget;
  private final CompositeMeterRegistry meters = new CompositeMeterRegistry();
  private final Set<String> counted = new HashSet<>();
  private boolean closed;

  Watched(
      String stage,
      String generation,
      StageStatus status,
      Optional<? extends MeterRegistry> parent,
      Consumer<Watched> forget) {
    this.stage = stage;
    this.generation = generation;
    this.status = status;
    this.parent = parent;
    this.forget = forget;
    meters.config().commonTags("stage", stage, "generation", generation);
    parent.ifPresent(meters::add);
    for (State state : State.values()) {
      Gauge.builder("bulletin.stage.state", status, s -> s.state() == state ? 1 : 0)
          .description("1 for the state that the stage is in, 0 for the others")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    Gauge.builder("bulletin.stage.lag", status, StageStatus::lag)
        .baseUnit("records")
        .description("Records not read yet; a hint, not a progress")
        .register(meters);
  }

  /** Name of the stage. */
  String stage() {
    return stage;
  }

  /** The generation that it works on. */
  String generation() {
    return generation;
  }

  /** What it is doing. */
  StageStatus status() {
    return status;
  }

  /** For meters of the stage, which go when this is closed. */
  public MeterRegistry meters() {
    return meters;
  }

  /** Has outcomes that the status counts since the last call. */
  void countNew() {
    count(status.counts().keySet());
  }

  synchronized void count(Collection<String> outcomes) {
    if (closed) {
      return;
    }
    for (String outcome : outcomes) {
      if (counted.add(outcome)) {
        FunctionCounter.builder("bulletin.outcomes", status, s -> s.countOf(outcome))
            .description("What became of pages and documents since the start")
            .tag("outcome", outcome)
            .register(meters);
      }
    }
  }

  /** Forgets the stage, and takes its meters away. */
  @Override
  public synchronized void close() {
    closed = true;
    forget.accept(this);
    meters.clear();
    parent.ifPresent(meters::remove);
  }
}
