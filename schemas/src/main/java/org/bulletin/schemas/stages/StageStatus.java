package org.bulletin.schemas.stages;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one instance of a stage is doing: its state, what it waits for, and its counts since it
 * started. Safe across threads.
 */
public final class StageStatus {

  private static final Logger LOG = LoggerFactory.getLogger(StageStatus.class);

  /** Where an instance stands in its life. */
  public enum State {
    STARTING,
    RUNNING,
    /** Something that it needs is away; it tries again for ever. */
    WAITING,
    STOPPED,
    /** It stopped by itself and needs somebody's help. */
    FAILED
  }

  private record Doing(State state, Optional<String> reason) {}

  private final String stage;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final AtomicReference<Doing> doing =
      new AtomicReference<>(new Doing(State.STARTING, Optional.empty()));
  private final AtomicReference<LongSupplier> lag = new AtomicReference<>(() -> 0);

  /**
   * A status that begins at {@link State#STARTING} with no counts.
   *
   * @param stage name of the stage, for the log
   */
  public StageStatus(String stage) {
    this.stage = stage;
  }

  /** Adds one to the count of an outcome. */
  public void count(String outcome) {
    count(outcome, 1);
  }

  /** Adds to the count of an outcome. */
  public void count(String outcome, long n) {
    counts.computeIfAbsent(outcome, key -> new LongAdder()).add(n);
  }

  /** Says that all is well. */
  public void running() {
    Doing before = doing.getAndSet(new Doing(State.RUNNING, Optional.empty()));
    if (before.state() == State.WAITING) {
      LOG.info("{} goes on", stage);
    }
  }

  /**
   * Says that something is away. Logged once, however often it is said in a row.
   *
   * @param reason what is being waited for, in a sentence
   */
  public void waiting(String reason) {
    Doing before = doing.getAndSet(new Doing(State.WAITING, Optional.of(reason)));
    if (before.state() != State.WAITING) {
      LOG.warn("{} waits: {}", stage, reason);
    }
  }

  /** Says that the stage has stopped because it was asked to. */
  public void stopped() {
    doing.set(new Doing(State.STOPPED, Optional.empty()));
  }

  /**
   * Says that the stage has stopped by itself.
   *
   * @param reason why, and what to do, in a sentence
   */
  public void failed(String reason) {
    doing.set(new Doing(State.FAILED, Optional.of(reason)));
    LOG.error("{} stopped: {}", stage, reason);
  }

  /** Sets the number of records not read yet. */
  public void lag(long records) {
    lag.set(() -> records);
  }

  /**
   * Sets where to ask for the number of records not read yet.
   *
   * @param records asked on the thread of whoever asks the status
   */
  public void lagFrom(LongSupplier records) {
    lag.set(records);
  }

  /** The number of records not read yet, when last looked at. */
  public long lag() {
    return lag.get().getAsLong();
  }

  /** The state. */
  public State state() {
    return doing.get().state();
  }

  /** What is being waited for, or why the stage failed. */
  public Optional<String> reason() {
    return doing.get().reason();
  }

  /** Why the stage has stopped by itself, if it has. */
  public Optional<String> failure() {
    Doing now = doing.get();
    return now.state() == State.FAILED ? now.reason() : Optional.empty();
  }

  /** The count of an outcome. */
  public long countOf(String outcome) {
    LongAdder count = counts.get(outcome);
    return count == null ? 0 : count.sum();
  }

  /** All counts by outcome. */
  public Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((outcome, count) -> sums.put(outcome, count.sum()));
    return sums;
  }
}
