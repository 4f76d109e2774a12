package org.bulletin.app.stages;

import java.util.Optional;
import java.util.Set;
import org.bulletin.app.generations.GenerationFollower;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.generations.LiveHosts;
import org.bulletin.app.monitor.Monitoring;
import org.bulletin.app.monitor.Watched;
import org.bulletin.schemas.Generation;
import org.bulletin.schemas.stages.StageStatus;
import org.bulletin.schemas.topics.GenerationName;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.bulletin.streams.topology.Outcomes;

/**
 * The streams stage of every live generation, or of a single one. Follows {@code
 * bulletin.generations}: what begins is hosted, what is dropped is left, and forgotten on this
 * machine.
 */
public final class StreamsService implements AutoCloseable {

  private final StateDirectory stores;
  private final Registry registry;
  private final StreamsOptions options;
  private final LiveHosts<StreamsHost> hosts;
  private final GenerationFollower follower;
  private volatile Generations generations;

  /**
   * Waits for the cluster, then starts.
   *
   * @param instance tells the instances of the stage apart
   * @param monitoring is told of the stage before it waits
   * @throws org.bulletin.app.cli.CommandFailure if another process has the folder of the stores
   */
  public StreamsService(
      StreamsOptions options, Methods methods, String instance, Monitoring monitoring) {
    this.registry = Registry.of(options.cluster());
    this.options = options;
    StageStatus waiting = new StageStatus("streams");
    Watched beginning =
        monitoring.watch("streams", Monitoring.ALL_GENERATIONS, waiting, Outcomes.ALL);
    new Readiness(options.cluster(), registry, waiting).await(Topics.shared());
    this.hosts =
        new LiveHosts<>(
            generation ->
                new StreamsHost(
                    options.of(generation),
                    registry,
                    methods,
                    instance,
                    options.generation().isEmpty(),
                    monitoring));
    this.generations = new GenerationStore(options.cluster(), registry).readOrBegin();
    this.stores = StateDirectory.take(options.stateDirectory());
    adjust(generations);
    beginning.close();
    this.follower = new GenerationFollower(options.cluster(), registry, this::adjust);
  }

  private void adjust(Generations now) {
    generations = now;
    hosts.adjust(wanted(now));
    now.droppedDerivations().forEach(options::forget);
  }

  private Set<String> wanted(Generations now) {
    Set<String> dropped = now.droppedDerivations();
    return options
        .generation()
        .map(name -> GenerationName.of(name).derivation().toString())
        .map(name -> dropped.contains(name) ? Set.<String>of() : Set.of(name))
        .orElseGet(now::liveDerivations);
  }

  /** What the stage is doing for a generation, if it hosts that. */
  public Optional<StageStatus> status(String generation) {
    return hosts.of(GenerationName.of(generation).derivation().toString()).map(StreamsHost::status);
  }

  /** What the stage is doing for the generation that readers see, if it hosts that. */
  public Optional<StageStatus> servedStatus() {
    return generations.served().map(Generation::getGeneration).flatMap(this::status);
  }

  /** Whether a generation cannot go on here until somebody does something; its status says what. */
  public boolean isBlocked(String generation) {
    return hosts
        .of(GenerationName.of(generation).derivation().toString())
        .filter(StreamsHost::isBlocked)
        .isPresent();
  }

  /** Why the stage has stopped by itself, or has nothing left to do, if so. */
  public Optional<String> failure() {
    return hosts.failure().or(() -> gone(options.generation(), generations.droppedDerivations()));
  }

  /** Why there is nothing to do for the only generation that was asked for, if it is gone. */
  static Optional<String> gone(Optional<String> only, Set<String> dropped) {
    return only.filter(dropped::contains)
        .map(name -> "generation " + name + " was dropped: leave out --generation");
  }

  /** Closes, and gives up its places in the groups at once, also those of a fixed name. */
  public void leave() {
    follower.close();
    hosts.leave();
    registry.close();
    stores.close();
  }

  @Override
  public void close() {
    follower.close();
    hosts.close();
    registry.close();
    stores.close();
  }
}
