package org.bulletin.schemas.topics;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Our side of the Schema Registry: one client with its cache, from which all serializers of a
 * process come. Safe across threads.
 *
 * <p>Values have Confluent's wire format; a record's subject is its full name, so that all topics
 * and generations share one contract a record.
 */
public final class Registry implements AutoCloseable {

  private static final int CACHED_SCHEMAS = 1000;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  static {
    TrustedRecords.trust();
  }

  private final SchemaRegistryClient client;
  private final Map<String, Object> serdeSettings;

  /** A registry that is spoken to through a given client. */
  public Registry(SchemaRegistryClient client, String url) {
    this.client = client;
    this.serdeSettings =
        Map.of(
            AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG,
            url,
            AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS,
            false,
            AbstractKafkaSchemaSerDeConfig.VALUE_SUBJECT_NAME_STRATEGY,
            RecordNameStrategy.class,
            KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG,
            true,
            KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG,
            true);
  }

  /** The registry of a cluster. */
  public static Registry of(ClusterSettings cluster) {
    Map<String, Object> settings = new HashMap<>(cluster.registry());
    return new Registry(
        new CachedSchemaRegistryClient(
            List.of(cluster.schemaRegistry().split(",")), CACHED_SCHEMAS, settings),
        cluster.schemaRegistry());
  }

  /**
   * Registers the schemas of all our records and sets their subjects' compatibility. Safe to
   * repeat.
   *
   * @return the subjects, and whether the registry did not know this version of each
   * @throws RegistryUnavailableException if the registry does not answer as it should; an
   *     incompatible schema is refused with its reason in the message
   */
  public Map<String, Boolean> registerAll() {
    Map<String, Boolean> isNew = new LinkedHashMap<>();
    for (Schema schema : Records.schemas()) {
      String subject = schema.getFullName();
      isNew.put(
          subject,
          ask(
              "register " + subject,
              () -> {
                boolean known = knows(subject, schema);
                client.register(subject, new AvroSchema(schema));
                client.updateConfig(subject, new Config(COMPATIBILITY));
                return !known;
              }));
    }
    return isNew;
  }

  private boolean knows(String subject, Schema schema) throws IOException, RestClientException {
    try {
      client.getId(subject, new AvroSchema(schema));
      return true;
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Fetches the ids of all our schemas, so that later neither writing nor reading records of this
   * version of the program asks the registry.
   *
   * @throws RegistryUnavailableException if the registry does not answer, or does not know them
   */
  public void fetchAll() {
    for (Schema schema : Records.schemas()) {
      String subject = schema.getFullName();
      ask(
          "look up " + subject,
          () -> client.getSchemaById(client.getId(subject, new AvroSchema(schema))));
    }
  }

  /** A serializer of record values. */
  public <V extends SpecificRecord> Serializer<V> serializer() {
    KafkaAvroSerializer serializer = new KafkaAvroSerializer(client);
    serializer.configure(serdeSettings, false);
    return (topic, value) -> serializer.serialize(topic, value);
  }

  /** A decoder that tells rubbish from a registry that is away. */
  public <V extends SpecificRecord> RecordDecoder<V> decoder(Topic<V> topic) {
    return new RecordDecoder<>(client, deserializer(), topic);
  }

  /**
   * A serde for values that only this program writes, such as those of state stores. For what
   * others may have written use {@link #decoder}.
   */
  public <V extends SpecificRecord> Serde<V> serde(Class<V> type) {
    KafkaAvroDeserializer deserializer = deserializer();
    return Serdes.serdeFrom(
        serializer(), (topic, bytes) -> type.cast(deserializer.deserialize(topic, bytes)));
  }

  private KafkaAvroDeserializer deserializer() {
    return new KafkaAvroDeserializer(client, serdeSettings);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new RegistryUnavailableException("cannot close the registry's client", e);
    }
  }

  private interface Question<T> {
    T ask() throws IOException, RestClientException;
  }

  private static <T> T ask(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | RestClientException e) {
      throw new RegistryUnavailableException(
          "the Schema Registry did not " + what + ": " + e.getMessage() + advice(e), e);
    }
  }

  /** What to do, where the registry's client is set up wrongly. */
  static String advice(Exception e) {
    if (e instanceof SSLException) {
      return ": check schema.registry.ssl.truststore.location in the file of --kafka-config";
    }
    return switch (e instanceof RestClientException refused ? refused.getStatus() : 0) {
      case UNAUTHORIZED ->
          ": check schema.registry.basic.auth.user.info in the file of --kafka-config";
      case FORBIDDEN ->
          ": give our user the right to it (docs/operations/init-and-rights.md lists the rights)";
      default -> "";
    };
  }
}
