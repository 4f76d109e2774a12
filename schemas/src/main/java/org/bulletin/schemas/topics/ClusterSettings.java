package org.bulletin.schemas.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where Kafka and the Schema Registry are, and how to speak to them.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param schemaRegistry base URL of a registry with Confluent's REST API
 * @param clientProperties properties for every Kafka client (TLS, SASL); those that begin with
 *     {@code schema.registry.} go to the registry's client instead
 * @param replicationFactor copies of each partition of the topics that are created, at least 1; the
 *     broker's default if empty
 */
public record ClusterSettings(
    String bootstrapServers,
    String schemaRegistry,
    Map<String, String> clientProperties,
    Optional<Short> replicationFactor) {

  private static final String REGISTRY_PREFIX = "schema.registry.";

  public ClusterSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** Settings of a cluster whose brokers say how topics are replicated. */
  public ClusterSettings(
      String bootstrapServers, String schemaRegistry, Map<String, String> clientProperties) {
    this(bootstrapServers, schemaRegistry, clientProperties, Optional.empty());
  }

  /** The same, with another number of copies of the topics that are created. */
  public ClusterSettings withReplicationFactor(Optional<Short> factor) {
    return new ClusterSettings(bootstrapServers, schemaRegistry, clientProperties, factor);
  }

  /** Properties that every Kafka client begins with. */
  public Map<String, Object> kafka() {
    Map<String, Object> properties = new HashMap<>();
    clientProperties.forEach(
        (key, value) -> {
          if (!key.startsWith(REGISTRY_PREFIX)) {
            properties.put(key, value);
          }
        });
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /**
   * Properties of the registry's client, each with and without the prefix: the client reads those
   * of TLS with it, others without.
   */
  public Map<String, Object> registry() {
    Map<String, Object> properties = new HashMap<>();
    clientProperties.forEach(
        (key, value) -> {
          if (key.startsWith(REGISTRY_PREFIX)) {
            properties.put(key, value);
            properties.put(key.substring(REGISTRY_PREFIX.length()), value);
          }
        });
    return properties;
  }
}
