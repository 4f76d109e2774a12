package org.bulletin.schemas.topics;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes a topic's values. Confluent's deserializer throws the same exception for rubbish and for
 * a registry that is away; here the schema is fetched first, so that the two are told apart. Safe
 * across threads.
 */
public final class RecordDecoder<V extends SpecificRecord> {

  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 5;
  private static final int NOT_FOUND = 404;

  private final SchemaRegistryClient client;
  private final KafkaAvroDeserializer deserializer;
  private final Topic<V> topic;

  RecordDecoder(SchemaRegistryClient client, KafkaAvroDeserializer deserializer, Topic<V> topic) {
    this.client = client;
    this.deserializer = deserializer;
    this.topic = topic;
  }

  /**
   * Decodes a value.
   *
   * @param bytes the value; not null
   * @throws UndecodableException if it will never be decoded
   * @throws RegistryUnavailableException if the registry must be asked and does not answer
   */
  public V decode(byte[] bytes) throws UndecodableException {
    if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
      throw new UndecodableException(
          "not Avro in the wire format of the Schema Registry: " + bytes.length + " bytes", null);
    }
    fetchSchema(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
    try {
      return topic.value().cast(deserializer.deserialize(topic.name(), bytes));
    } catch (RuntimeException e) {
      throw new UndecodableException(
          "not a " + topic.value().getSimpleName() + ": " + rootMessage(e), e);
    }
  }

  private void fetchSchema(int id) throws UndecodableException {
    try {
      client.getSchemaById(id);
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        throw new UndecodableException("the Schema Registry has no schema " + id, e);
      }
      throw unavailable(id, e);
    } catch (IOException e) {
      throw unavailable(id, e);
    }
  }

  private static RegistryUnavailableException unavailable(int id, Exception e) {
    return new RegistryUnavailableException(
        "the Schema Registry did not give schema "
            + id
            + ": "
            + e.getMessage()
            + Registry.advice(e),
        e);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
