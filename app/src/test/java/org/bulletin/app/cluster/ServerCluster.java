package org.bulletin.app.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.bulletin.app.Bulletin;
import org.bulletin.app.Ports;
import org.bulletin.embedded.KafkaNode;
import org.bulletin.indexer.index.OpenSearchSettings;
import org.bulletin.schemas.topics.ClusterSettings;

/**
 * Brokers, a registry and an OpenSearch, each a process of its own, and stages that are told where
 * those are by environment variables, as containers are. Closing it kills the servers; logs stay in
 * {@code target/cluster}.
 */
public final class ServerCluster implements AutoCloseable {

  private static final String REGISTRY_PATH = "/apis/ccompat/v7";

  private final Path folder;
  private final List<ServerProcess> brokers = new ArrayList<>();
  private final ServerProcess registry;
  private final ServerProcess openSearch;

  /**
   * Prepares the servers.
   *
   * @param folder of the data
   * @param name of the test, for the folder of the logs
   * @param brokerCount of nodes, each broker and controller
   * @param broker what is special about the brokers: listeners, properties
   */
  public ServerCluster(Path folder, String name, int brokerCount, UnaryOperator<KafkaNode> broker) {
    this.folder = folder;
    Path logs = Path.of("target", "cluster", name).toAbsolutePath();
    List<Integer> ports = Ports.free(2 * brokerCount + 2);
    Map<Integer, Integer> controllers = new TreeMap<>();
    IntStream.rangeClosed(1, brokerCount)
        .forEach(id -> controllers.put(id, ports.get(brokerCount + id - 1)));
    String clusterId = Uuid.randomUuid().toString();
    controllers
        .keySet()
        .forEach(
            id ->
                brokers.add(
                    ServerProcess.broker(
                        folder,
                        logs,
                        ports.get(id - 1),
                        broker.apply(KafkaNode.of(id, clusterId, controllers)))));
    registry = ServerProcess.registry(folder, logs, ports.get(2 * brokerCount));
    openSearch = ServerProcess.openSearch(folder, logs, ports.get(2 * brokerCount + 1));
  }

  /** The same with brokers of which nothing is special. */
  public ServerCluster(Path folder, String name, int brokerCount) {
    this(folder, name, brokerCount, UnaryOperator.identity());
  }

  /** Starts all servers side by side and returns when all serve. */
  public ServerCluster start() {
    servers().forEach(ServerProcess::start);
    servers().forEach(ServerProcess::awaitReady);
    return this;
  }

  /** By their ids, which begin with 1. */
  public List<ServerProcess> brokers() {
    return List.copyOf(brokers);
  }

  public ServerProcess registry() {
    return registry;
  }

  public ServerProcess openSearch() {
    return openSearch;
  }

  /** All of them. */
  public List<ServerProcess> servers() {
    return Stream.concat(brokers.stream(), Stream.of(registry, openSearch)).toList();
  }

  /** For clients in this process. */
  public ClusterSettings kafka() {
    return new ClusterSettings(bootstrapServers(), registryAddress().toString(), Map.of());
  }

  /** For clients in this process. */
  public OpenSearchSettings index() {
    return OpenSearchSettings.at(openSearchAddress());
  }

  /** What tells a command where the servers are, and that each broker is to have all topics. */
  public Map<String, String> environment() {
    return Map.of(
        "BULLETIN_BOOTSTRAP_SERVERS", bootstrapServers(),
        "BULLETIN_SCHEMA_REGISTRY", registryAddress().toString(),
        "BULLETIN_OPENSEARCH", openSearchAddress().toString(),
        "BULLETIN_REPLICATION_FACTOR", Integer.toString(brokers.size()));
  }

  /** Starts a command as a process of its own. */
  public Bulletin start(Map<String, String> more, String... args) {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.putAll(more);
    return Bulletin.start(folder, List.of(args), environment);
  }

  private String bootstrapServers() {
    return brokers.stream().map(ServerProcess::address).collect(Collectors.joining(","));
  }

  private URI registryAddress() {
    return URI.create("http://" + registry.address() + REGISTRY_PATH);
  }

  private URI openSearchAddress() {
    return URI.create("http://" + openSearch.address());
  }

  @Override
  public void close() {
    servers().forEach(ServerProcess::close);
  }
}
