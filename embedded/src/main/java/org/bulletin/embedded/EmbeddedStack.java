package org.bulletin.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The three servers on one directory. They start side by side: the whole takes about as long as the
 * slowest of them.
 */
public final class EmbeddedStack implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final EmbeddedOpenSearch openSearch;

  /**
   * Prepares the servers; nothing is touched before {@link #start()}.
   *
   * @param directory of the data of all three, each in a folder of its own
   * @param portBase port of the broker; the registry takes the next one, OpenSearch the one after.
   *     0 takes free ones
   */
  public EmbeddedStack(Path directory, int portBase) {
    broker = new EmbeddedBroker(settings(directory, "kafka", portBase, 0));
    registry = new EmbeddedRegistry(settings(directory, "registry", portBase, 1));
    openSearch = new EmbeddedOpenSearch(settings(directory, "opensearch", portBase, 2));
  }

  public EmbeddedBroker broker() {
    return broker;
  }

  public EmbeddedRegistry registry() {
    return registry;
  }

  public EmbeddedOpenSearch openSearch() {
    return openSearch;
  }

  /**
   * Starts all servers and returns when all serve; if one fails, stops the others.
   *
   * @throws EmbeddedException of the first that failed
   */
  public void start() {
    try {
      forEach(EmbeddedServer::start);
    } catch (EmbeddedException e) {
      close();
      throw e;
    }
  }

  /** Stops all servers. Clients should have been closed before. */
  @Override
  public void close() {
    forEach(EmbeddedServer::stop);
  }

  private void forEach(Consumer<EmbeddedServer> action) {
    List<EmbeddedServer> servers = List.of(openSearch, registry, broker);
    ExecutorService threads = Executors.newFixedThreadPool(servers.size());
    try {
      servers.stream()
          .map(server -> CompletableFuture.runAsync(() -> action.accept(server), threads))
          .toList()
          .forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof EmbeddedException failure) {
        throw failure;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }

  private static ServerSettings settings(Path directory, String name, int portBase, int offset) {
    return new ServerSettings(directory.resolve(name), portBase == 0 ? 0 : portBase + offset);
  }
}
