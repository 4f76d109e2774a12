package org.bulletin.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/**
 * What a Kafka node, broker and controller in one, is in its cluster. Its quorum never changes: all
 * nodes are named from the beginning.
 *
 * @param id of the node
 * @param clusterId the same in all nodes; a folder that has been used keeps its own
 * @param controllerPorts of 127.0.0.1, by node: of this one and of the others
 * @param listeners further ones for clients, beside the plain one at the broker's port
 * @param properties of the broker, such as {@code sasl.enabled.mechanisms}; they win over all
 *     others
 */
public record KafkaNode(
    int id,
    String clusterId,
    Map<Integer, Integer> controllerPorts,
    List<Listener> listeners,
    Map<String, String> properties) {

  private static final int FIRST = 1;

  /**
   * A port that clients can use in another way.
   *
   * @param name of letters, such as {@code SECURE}; part of names of properties
   * @param protocol such as {@code SASL_SSL}
   * @param port on 127.0.0.1
   */
  public record Listener(String name, String protocol, int port) {}

  public KafkaNode {
    controllerPorts = new TreeMap<>(controllerPorts);
    listeners = List.copyOf(listeners);
    properties = Map.copyOf(properties);
    if (!controllerPorts.containsKey(id)) {
      throw new EmbeddedException(
          "Kafka node %d has no controller port among %s.".formatted(id, controllerPorts));
    }
  }

  /** The only node of a new cluster. */
  public static KafkaNode alone(int controllerPort) {
    return of(FIRST, Uuid.randomUuid().toString(), Map.of(FIRST, controllerPort));
  }

  /** A node of a cluster, with one listener and nothing special. */
  public static KafkaNode of(int id, String clusterId, Map<Integer, Integer> controllerPorts) {
    return new KafkaNode(id, clusterId, controllerPorts, List.of(), Map.of());
  }

  /** The same with one more listener. */
  public KafkaNode with(Listener listener) {
    List<Listener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new KafkaNode(id, clusterId, controllerPorts, more, properties);
  }

  /** The same with more properties. */
  public KafkaNode with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(properties);
    all.putAll(more);
    return new KafkaNode(id, clusterId, controllerPorts, listeners, all);
  }

  /** How many nodes the cluster has. */
  public int nodes() {
    return controllerPorts.size();
  }

  int controllerPort() {
    return controllerPorts.get(id);
  }
}
