package org.bulletin.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a Kafka cluster that is one node on a small machine. */
final class BrokerConfig {

  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", Integer.toString(NODE)),
          Map.entry("controller.listener.names", CONTROLLER),
          Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
          Map.entry("auto.create.topics.enable", "false"),

          // One node: no internal topic can have a second replica.
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),

          // Every partition costs time at the start after a kill; 50 are the default.
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),

          // After a kill the broker is let in again when its old session has ended.
          Map.entry("broker.session.timeout.ms", "2000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),

          // Someone who comes back after a holiday goes on where he stopped: ten years, in minutes.
          Map.entry("offsets.retention.minutes", "5256000"),

          // Memory: the cleaner alone takes 128 MB by default.
          Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"));

  private BrokerConfig() {}

  static Map<String, String> properties(Path directory, int port, int controllerPort) {
    String broker = LoopbackPort.HOST + ":" + port;
    String controller = LoopbackPort.HOST + ":" + controllerPort;
    Map<String, String> properties = new HashMap<>(FIXED);
    properties.put("log.dirs", directory.toString());
    properties.put("listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(broker, controller));
    properties.put("advertised.listeners", "PLAINTEXT://" + broker);
    properties.put("controller.quorum.voters", NODE + "@" + controller);
    return properties;
  }
}
