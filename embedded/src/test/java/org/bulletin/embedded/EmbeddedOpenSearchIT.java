package org.bulletin.embedded;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the rest of the system takes for granted of OpenSearch. */
class EmbeddedOpenSearchIT {

  private static final String MAPPING =
      """
      {"mappings": {"properties": {"body": {"type": "text", "analyzer": "cjk"}}}}""";

  private final URI address = SharedStack.get().openSearch().address();
  private final String index = "/os-" + UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"进博会,1", "博览,1", "会博,0", "Expo,1"})
  void cjkAnalyzerFindsNeighbouringCharacters(String query, int hits) {
    // Given
    Http.put(address, index, MAPPING);
    String text = "{\"body\": \"第八届进博会国际博览 expo\"}";
    Http.put(address, index + "/_doc/1?refresh=true", text);

    // When
    String phrase = "{\"query\": {\"match_phrase\": {\"body\": \"%s\"}}}".formatted(query);
    String reply = Http.post(address, index + "/_search", phrase).body();

    // Then
    assertThat(reply).contains("\"total\":{\"value\":" + hits);
  }

  @ParameterizedTest
  @CsvSource({"4,409,five", "5,200,new", "6,200,new"})
  void newerOrEqualVersionWins(int version, int status, String value) {
    // Given
    write(5, "five");

    // When
    int answered = write(version, "new");

    // Then
    assertThat(answered).isEqualTo(status);
    assertThat(Http.get(address, index + "/_doc/1").body()).contains(value);
  }

  @Test
  void deleteKeepsItsVersion() {
    // Given
    write(5, "five");

    // When
    int deleted = delete(index, 7);

    // Then
    assertThat(deleted).isEqualTo(200);
    assertThat(write(6, "late")).isEqualTo(409);
    assertThat(Http.get(address, index + "/_doc/1").statusCode()).isEqualTo(404);
    assertThat(write(8, "later")).isEqualTo(201);
  }

  @Test
  void deleteOfAbsentDocumentKeepsItsVersionToo() {
    // Given
    Http.put(address, index, MAPPING);

    // When
    int deleted = delete(index, 7);

    // Then
    assertThat(deleted).isEqualTo(404);
    assertThat(write(6, "late")).isEqualTo(409);
  }

  @Test
  void deleteWithVersionCreatesMissingIndexUnlessItIsOurs() {
    // Given
    String ours = "/bulletin-" + UUID.randomUUID();

    // When
    int deletedOurs = delete(ours, 7);
    int deletedOther = delete(index, 7);

    // Then
    assertThat(deletedOurs).isEqualTo(404);
    assertThat(Http.get(address, ours).statusCode()).isEqualTo(404);
    assertThat(deletedOther).isEqualTo(404);
    assertThat(Http.get(address, index).statusCode()).isEqualTo(200);
  }

  @Test
  void writeCreatesNoIndexOfOurs() {
    // Given
    String ours = "/bulletin-" + UUID.randomUUID();

    // When
    int status = Http.put(address, ours + "/_doc/1", "{}").statusCode();

    // Then
    assertThat(status).isEqualTo(404);
    assertThat(Http.get(address, ours).statusCode()).isEqualTo(404);
  }

  private int write(long version, String value) {
    String path = index + "/_doc/1?version_type=external_gte&version=" + version;
    return Http.put(address, path, "{\"body\": \"%s\"}".formatted(value)).statusCode();
  }

  private int delete(String from, long version) {
    String path = from + "/_doc/1?version_type=external_gte&version=" + version;
    return Http.delete(address, path).statusCode();
  }
}
