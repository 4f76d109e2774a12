package org.bulletin.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka node, broker and controller in one: alone, or one of a cluster. Topics are never created
 * by themselves; transactions and the consumer group protocol work.
 *
 * <p>A fatal fault (a full disk, say) makes Kafka halt the whole process: see {@link
 * BrokerFaults#explain}.
 */
public final class EmbeddedBroker implements EmbeddedServer {

  private static final String NAME = "Kafka broker";

  private final Path directory;
  private final int port;
  private final KafkaNode node;
  private volatile Optional<KafkaRaftServer> server = Optional.empty();

  /**
   * Prepares a node. One of a cluster serves, and {@link #start} returns, when most of the
   * cluster's nodes are there.
   */
  public EmbeddedBroker(ServerSettings settings, KafkaNode node) {
    this.directory = settings.directory();
    this.port = settings.port();
    this.node = node;
  }

  /** Tells what clients set as {@code bootstrap.servers}. */
  public String address() {
    return LoopbackPort.HOST + ":" + port;
  }

  @Override
  public void start() {
    if (running()) {
      return;
    }
    requirePorts();
    try {
      format();
      KafkaConfig config = new KafkaConfig(BrokerConfig.properties(directory, port, node));
      KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
      starting.startup();
      server = Optional.of(starting);
    } catch (Exception e) {
      throw new EmbeddedException(
          "The Kafka broker does not start with the data in %s: %s".formatted(directory, e), e);
    }
  }

  @Override
  public void requirePorts() {
    if (!running()) {
      LoopbackPort.requireFree(port, NAME);
      LoopbackPort.requireFree(node.controllerPort(), NAME + "'s controller");
      node.listeners().forEach(listener -> LoopbackPort.requireFree(listener.port(), NAME));
    }
  }

  @Override
  public void stop() {
    server.ifPresent(
        running -> {
          running.shutdown();
          running.awaitShutdown();
        });
    server = Optional.empty();
  }

  @Override
  public boolean running() {
    return server.isPresent();
  }

  /** Gives a new directory its identity, with a quorum that stays as it is. */
  private void format() throws Exception {
    Files.createDirectories(directory);
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(node.id())
          .setClusterId(node.clusterId())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(BrokerConfig.CONTROLLER)
          .setHasDynamicQuorum(false)
          .run();
    }
  }
}
