package org.bulletin.schemas.topics;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordDecoderTest {

  private final AwayClient client = new AwayClient();
  private final Registry registry = new Registry(client, "mock://decoder");
  private final RecordDecoder<RawPage> decoder = registry.decoder(Topics.PAGES);
  private final RawPage page = RawPage.newBuilder().setPageId("c/a.txt").setText("正文").build();

  @BeforeEach
  void register() {
    registry.registerAll();
    registry.fetchAll();
  }

  @Test
  void recordComesBackAsItWas() throws Exception {
    // When
    byte[] bytes = registry.<RawPage>serializer().serialize(Topics.PAGES.name(), page);

    // Then
    assertThat(decoder.decode(bytes)).isEqualTo(page);
  }

  @Test
  void rubbishIsUndecodable() {
    assertThatThrownBy(() -> decoder.decode("rubbish".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("not Avro");
  }

  @Test
  void unknownSchemaIsUndecodable() {
    assertThatThrownBy(() -> decoder.decode(new byte[] {0, 0, 0, 99, 1, 2}))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("no schema 25345");
  }

  @Test
  void truncatedRecordIsUndecodable() {
    // Given
    byte[] bytes = registry.<RawPage>serializer().serialize(Topics.PAGES.name(), page);

    // Then
    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(bytes, bytes.length - 3)))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void anotherRecordIsUndecodable() {
    // Given
    byte[] bytes =
        registry.<Request>serializer().serialize("t", Request.newBuilder().setReason("r").build());

    // Then
    assertThatThrownBy(() -> decoder.decode(bytes))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("not a RawPage");
  }

  @Test
  void registryThatIsAwayIsNoFaultOfTheRecord() {
    // Given
    client.away = true;

    // Then
    assertThatThrownBy(() -> decoder.decode(new byte[] {0, 0, 0, 99, 1, 2}))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void knownSchemasAreReadWhileTheRegistryIsAway() throws Exception {
    // Given
    byte[] bytes = registry.<RawPage>serializer().serialize(Topics.PAGES.name(), page);
    client.away = true;

    // Then
    assertThat(decoder.decode(bytes)).isEqualTo(page);
  }

  /** Answers like a registry, or not at all for what it does not know. */
  private static final class AwayClient extends MockSchemaRegistryClient {

    private boolean away;

    @Override
    public AvroSchema getSchemaById(int id) throws IOException, RestClientException {
      try {
        return (AvroSchema) super.getSchemaById(id);
      } catch (IOException | RestClientException e) {
        if (away) {
          throw new IOException("connection refused", e);
        }
        throw new RestClientException("Schema not found", 404, 40403);
      }
    }
  }
}
