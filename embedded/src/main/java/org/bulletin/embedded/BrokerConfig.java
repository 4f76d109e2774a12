package org.bulletin.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of a Kafka node on a small machine. */
final class BrokerConfig {

  static final String CONTROLLER = "CONTROLLER";

  /** More replicas than that are of no use to internal topics. */
  private static final int MOST_REPLICAS = 3;

  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("controller.listener.names", CONTROLLER),
          Map.entry("inter.broker.listener.name", "PLAINTEXT"),
          Map.entry("auto.create.topics.enable", "false"),

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

  static Map<String, String> properties(Path directory, int port, KafkaNode node) {
    Map<String, String> properties = new HashMap<>(FIXED);
    properties.put("node.id", Integer.toString(node.id()));
    properties.put("log.dirs", directory.toString());
    listeners(node, port, properties);
    replicas(node, properties);
    properties.putAll(node.properties());
    return properties;
  }

  private static void listeners(KafkaNode node, int port, Map<String, String> properties) {
    StringBuilder advertised = new StringBuilder("PLAINTEXT://" + at(port));
    StringBuilder protocols = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    for (KafkaNode.Listener listener : node.listeners()) {
      advertised.append(",%s://%s".formatted(listener.name(), at(listener.port())));
      protocols.append(",%s:%s".formatted(listener.name(), listener.protocol()));
    }
    properties.put("advertised.listeners", advertised.toString());
    properties.put("listeners", advertised + "," + CONTROLLER + "://" + at(node.controllerPort()));
    properties.put("listener.security.protocol.map", protocols.toString());
    properties.put(
        "controller.quorum.voters",
        node.controllerPorts().entrySet().stream()
            .map(voter -> voter.getKey() + "@" + at(voter.getValue()))
            .collect(Collectors.joining(",")));
  }

  /** As many replicas as there are nodes; writes go on while one of three is away. */
  private static void replicas(KafkaNode node, Map<String, String> properties) {
    String replicas = Integer.toString(Math.min(MOST_REPLICAS, node.nodes()));
    String inSync = Integer.toString(Math.max(1, Math.min(MOST_REPLICAS, node.nodes()) - 1));
    properties.put("default.replication.factor", replicas);
    properties.put("min.insync.replicas", inSync);
    properties.put("offsets.topic.replication.factor", replicas);
    properties.put("transaction.state.log.replication.factor", replicas);
    properties.put("transaction.state.log.min.isr", inSync);
    properties.put("share.coordinator.state.topic.replication.factor", replicas);
    properties.put("share.coordinator.state.topic.min.isr", inSync);
  }

  private static String at(int port) {
    return LoopbackPort.HOST + ":" + port;
  }
}
