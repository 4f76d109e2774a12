package org.bulletin.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The three servers on one directory, which one process at a time can use. They start side by side:
 * the whole takes about as long as the slowest of them. Not safe across threads.
 */
public final class EmbeddedStack implements AutoCloseable {

  /** Of the heap: what the servers alone need, with small indices. */
  public static final int HEAP_MIB = 256;

  /** Below the ports that operating systems give to outgoing connections. */
  public static final int DEFAULT_PORT_BASE = 19_092;

  private static final int PORTS = 4;

  private final Path directory;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final EmbeddedOpenSearch openSearch;
  private final List<EmbeddedServer> servers;
  private Optional<DataDirectory> data = Optional.empty();

  /**
   * Prepares the servers; nothing is touched before {@link #start()}.
   *
   * @param directory of the data of all three, each in a folder of its own
   * @param portBase port of the broker; the registry takes the next one, OpenSearch the one after,
   *     Kafka's controller the last
   */
  public EmbeddedStack(Path directory, int portBase) {
    this(directory, IntStream.range(portBase, portBase + PORTS).boxed().toList());
  }

  EmbeddedStack(Path directory, List<Integer> ports) {
    this.directory = directory.toAbsolutePath().normalize();
    broker = new EmbeddedBroker(settings("kafka", ports.get(0)), KafkaNode.alone(ports.get(3)));
    registry = new EmbeddedRegistry(settings("registry", ports.get(1)));
    openSearch = new EmbeddedOpenSearch(settings("opensearch", ports.get(2)));
    servers = List.of(openSearch, registry, broker);
  }

  /** Prepares the servers on ports that are free now. */
  public static EmbeddedStack onFreePorts(Path directory) {
    return new EmbeddedStack(directory, LoopbackPort.free(PORTS));
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
   * Starts all servers and returns when all serve; if one fails, stops the others. What can be
   * known before (memory, the folder, ports) is checked before any of them starts.
   *
   * @throws EmbeddedException of the first that failed
   */
  public void start() {
    Memory.requireHeap(HEAP_MIB);
    if (data.isEmpty()) {
      data = Optional.of(DataDirectory.open(directory));
    }
    try {
      servers.forEach(EmbeddedServer::requirePorts);
      forEach(EmbeddedServer::start);
    } catch (RuntimeException | Error failure) {
      closeAfter(failure);
      throw failure;
    }
  }

  /** Stops all servers and leaves the folder. Clients should have been closed before. */
  @Override
  public void close() {
    try {
      forEach(EmbeddedServer::stop);
    } finally {
      data.ifPresent(DataDirectory::close);
      data = Optional.empty();
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (EmbeddedException e) {
      failure.addSuppressed(e);
    }
  }

  /** Acts on all at the same time; if some fail, throws for one when all have ended. */
  private void forEach(Consumer<EmbeddedServer> action) {
    ExecutorService threads = Executors.newFixedThreadPool(servers.size());
    try {
      CompletableFuture<?>[] actions =
          servers.stream()
              .map(server -> CompletableFuture.runAsync(() -> action.accept(server), threads))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(actions).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof EmbeddedException failure) {
        throw failure;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }

  private ServerSettings settings(String name, int port) {
    return new ServerSettings(directory.resolve(name), port);
  }
}
