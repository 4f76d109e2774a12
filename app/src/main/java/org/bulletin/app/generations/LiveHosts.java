package org.bulletin.app.generations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bulletin.schemas.stages.StageStatus;

/**
 * Keeps what hosts a stage for one generation running for each generation that is wanted. Safe
 * across threads.
 */
public final class LiveHosts<H extends LiveHosts.Host> implements AutoCloseable {

  /** Runs a stage for one generation from when it is made until it is closed. */
  public interface Host extends AutoCloseable {

    /** What it is doing. */
    StageStatus status();

    /** Stops for good: nobody is to wait for its coming back. */
    void leave();

    @Override
    void close();
  }

  private final Function<String, H> start;
  private final Map<String, H> hosts = new HashMap<>();
  private boolean closed;

  /**
   * Hosts nothing yet.
   *
   * @param start starts a host for the generation of a name; must not wait for others
   */
  public LiveHosts(Function<String, H> start) {
    this.start = start;
  }

  /** Starts what is missing and stops for good what is not wanted any more. */
  public void adjust(Set<String> wanted) {
    List<H> unwanted = new ArrayList<>();
    synchronized (this) {
      if (closed) {
        return;
      }
      wanted.forEach(name -> hosts.computeIfAbsent(name, start));
      for (String name : Set.copyOf(hosts.keySet())) {
        if (!wanted.contains(name)) {
          unwanted.add(hosts.remove(name));
        }
      }
    }
    unwanted.forEach(Host::leave);
  }

  /** The host of a generation, if it has one. */
  public synchronized Optional<H> of(String generation) {
    return Optional.ofNullable(hosts.get(generation));
  }

  /** Why a host has stopped by itself, if one has. */
  public synchronized Optional<String> failure() {
    return hosts.values().stream()
        .map(Host::status)
        .flatMap(status -> status.failure().stream())
        .findFirst();
  }

  /** Stops all for good. */
  public void leave() {
    end().forEach(Host::leave);
  }

  @Override
  public void close() {
    end().forEach(Host::close);
  }

  private synchronized List<H> end() {
    closed = true;
    List<H> rest = new ArrayList<>(hosts.values());
    hosts.clear();
    return rest;
  }
}
