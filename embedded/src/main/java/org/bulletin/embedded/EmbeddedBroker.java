package org.bulletin.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single Kafka node, broker and controller in one. Topics are never created by themselves;
 * transactions and the consumer group protocol work.
 *
 * <p>A fatal fault (a full disk, say) makes Kafka halt the whole process: see {@link
 * BrokerFaults#explain}.
 */
public final class EmbeddedBroker implements EmbeddedServer {

  private static final String NAME = "Kafka broker";

  private final Path directory;
  private final int port;
  private final int controllerPort;
  private volatile Optional<KafkaRaftServer> server = Optional.empty();

  /**
   * Prepares the node.
   *
   * @param controllerPort of 127.0.0.1, which the node alone uses
   */
  public EmbeddedBroker(ServerSettings settings, int controllerPort) {
    this.directory = settings.directory();
    this.port = settings.port();
    this.controllerPort = controllerPort;
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
      KafkaConfig config =
          new KafkaConfig(BrokerConfig.properties(directory, port, controllerPort));
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
      LoopbackPort.requireFree(controllerPort, NAME + "'s controller");
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

  /** Gives a new directory its identity, with a quorum that is this node for ever. */
  private void format() throws Exception {
    Files.createDirectories(directory);
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(BrokerConfig.NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(BrokerConfig.CONTROLLER)
          .setHasDynamicQuorum(false)
          .run();
    }
  }
}
