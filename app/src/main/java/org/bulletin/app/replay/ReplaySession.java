package org.bulletin.app.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;
import org.bulletin.app.cli.CommandFailure;
import org.bulletin.app.generations.GenerationStore;
import org.bulletin.app.generations.Generations;
import org.bulletin.app.stages.UntilStopped;
import org.bulletin.indexer.index.OpenSearchConnection;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.indexer.index.OpenSearchUnavailableException;
import org.bulletin.indexer.index.ServedIndices;
import org.bulletin.schemas.topics.ClusterSettings;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.RegistryUnavailableException;

/**
 * What a command that changes generations works with; holds the lock against others. To be used by
 * one thread.
 */
public final class ReplaySession implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ClusterSettings cluster;
  private final OpenSearchSettings openSearchSettings;
  private final String instance;
  private final PrintWriter out;
  private final UntilStopped process;
  private final Registry registry;
  private final Admin admin;
  private final OpenSearchConnection openSearch;
  private final GenerationStore store;
  private final ReplayLock lock;

  /**
   * Begins; returns once the lock is held.
   *
   * @param instance tells this process from others
   * @param out where progress is printed
   * @param process ends waits; closed by the caller
   * @throws CommandFailure if another command holds the lock
   */
  public ReplaySession(
      ClusterSettings cluster,
      OpenSearchSettings openSearch,
      String instance,
      PrintWriter out,
      UntilStopped process) {
    this.cluster = cluster;
    this.openSearchSettings = openSearch;
    this.instance = instance;
    this.out = out;
    this.process = process;
    this.registry = Registry.of(cluster);
    registry.fetchAll();
    this.admin = Admin.create(cluster.kafka());
    this.openSearch = OpenSearchConnection.to(openSearch);
    this.store = new GenerationStore(cluster, registry);
    this.lock = ReplayLock.take(cluster, instance, admin);
  }

  ClusterSettings cluster() {
    return cluster;
  }

  OpenSearchSettings openSearchSettings() {
    return openSearchSettings;
  }

  String instance() {
    return instance;
  }

  Registry registry() {
    return registry;
  }

  Admin admin() {
    return admin;
  }

  OpenSearchConnection openSearch() {
    return openSearch;
  }

  GenerationStore store() {
    return store;
  }

  Generations generations() {
    return store.read();
  }

  /** Prints a line. */
  void say(String format, Object... args) {
    out.printf(format + "%n", args);
    out.flush();
  }

  /** Prints a part of a line. */
  void show(String text) {
    out.print(text);
    out.flush();
  }

  /**
   * Does something that can be done again from its beginning, and does so as long as a server is
   * away.
   *
   * @throws CommandFailure if the process is to stop, or the lock is lost, before it is done
   */
  void patiently(Runnable action) {
    while (true) {
      try {
        action.run();
        return;
      } catch (OpenSearchUnavailableException
          | RegistryUnavailableException
          | RetriableException e) {
        say("Waiting: %s", e.getMessage());
        Instant again = Instant.now().plus(PAUSE);
        until(() -> Instant.now().isAfter(again), Optional::empty);
      }
    }
  }

  /**
   * Waits for a condition.
   *
   * @param failure why waiting makes no sense any more, if so
   * @throws CommandFailure if it makes none, the process is to stop, or the lock is lost
   */
  void until(BooleanSupplier condition, Supplier<Optional<String>> failure) {
    boolean[] reached = {false};
    process.orUntil(
        () -> {
          reached[0] = condition.getAsBoolean();
          return reached[0] || failure.get().isPresent() || lock.isLost();
        });
    if (reached[0]) {
      return;
    }
    CommandFailure.throwIfPresent(failure.get());
    lock.require();
    throw new CommandFailure(
        "stopped; `bulletin replay run` goes on, `bulletin replay drop` gives up");
  }

  /**
   * Removes a generation.
   *
   * @throws CommandFailure if readers see it, or somebody goes on working on it
   */
  public void drop(String generation) {
    var unused = new Swap(store, new ServedIndices(openSearch)).reconcile();
    Removal removal = new Removal(this);
    removal.remove(
        generations()
            .find(generation)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no generation "
                            + generation
                            + ": see `bulletin replay status`")));
  }

  @Override
  public void close() {
    lock.close();
    openSearch.close();
    admin.close();
    registry.close();
  }
}
