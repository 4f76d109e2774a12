package org.bulletin.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.bulletin.schemas.topics.ClusterSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where Kafka and the Schema Registry are. */
public final class KafkaOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      defaultValue = "127.0.0.1:19092",
      description = "Kafka brokers (default: ${DEFAULT-VALUE}, those of `bulletin up`).")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:19093/apis/ccompat/v7",
      description = "Schema Registry (default: ${DEFAULT-VALUE}, that of `bulletin up`).")
  private String schemaRegistry;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Properties for every Kafka client (TLS, SASL); "
              + "those named schema.registry.… are for the Schema Registry's.")
  private Path kafkaConfig;

  private Optional<Short> replicationFactor = Optional.empty();

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description =
          "Copies of each partition of the topics that are made (default: what the brokers say).")
  void setReplicationFactor(short factor) {
    if (factor < 1) {
      throw new ParameterException(
          spec.commandLine(), "--replication-factor is at least 1, not " + factor);
    }
    replicationFactor = Optional.of(factor);
  }

  /**
   * The settings that the options make.
   *
   * @throws CommandFailure if the file of properties cannot be read
   */
  public ClusterSettings settings() {
    return new ClusterSettings(bootstrapServers, schemaRegistry, properties(), replicationFactor);
  }

  private Map<String, String> properties() {
    if (kafkaConfig == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure("cannot read --kafka-config " + kafkaConfig + ": " + e, e);
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }
}
