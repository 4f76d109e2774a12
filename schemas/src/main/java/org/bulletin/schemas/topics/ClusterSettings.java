package org.bulletin.schemas.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where Kafka and the Schema Registry are, and how to speak to them.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param schemaRegistry base URL of a registry with Confluent's REST API
 * @param clientProperties properties for every Kafka client (TLS, SASL); those that begin with
 *     {@code schema.registry.} go to the registry's client instead, without that prefix
 */
public record ClusterSettings(
    String bootstrapServers, String schemaRegistry, Map<String, String> clientProperties) {

  private static final String REGISTRY_PREFIX = "schema.registry.";

  public ClusterSettings {
    clientProperties = Map.copyOf(clientProperties);
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

  /** Properties of the registry's client. */
  public Map<String, Object> registry() {
    Map<String, Object> properties = new HashMap<>();
    clientProperties.forEach(
        (key, value) -> {
          if (key.startsWith(REGISTRY_PREFIX)) {
            properties.put(key.substring(REGISTRY_PREFIX.length()), value);
          }
        });
    return properties;
  }
}
