package org.bulletin.app.replay;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.topics.Registry;
import org.bulletin.schemas.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LivePagesTest {

  private static final byte[] NULL = null;

  private final Registry registry = new Registry(new MockSchemaRegistryClient(), "mock://plan");
  private final LivePages.Reader reader = new LivePages.Reader(registry.decoder(Topics.PAGES), 3);

  @BeforeEach
  void register() {
    registry.registerAll();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void ofEachPageTheLatestCounts() {
    // Given
    byte[] second = page("a", "更长的第二个文本", false);

    // When
    reader.take("a", page("a", "文", false));
    reader.take("报", page("报", "别的", false));
    reader.take("a", second);

    // Then
    LivePages pages = reader.pages();
    assertThat(pages.count()).isEqualTo(2);
    assertThat(pages.bytes())
        .isEqualTo(
            1
                + second.length
                + "报".getBytes(StandardCharsets.UTF_8).length
                + page("报", "别的", false).length);
    assertThat(pages.sample())
        .extracting(RawPage::getText)
        .containsExactlyInAnyOrder("更长的第二个文本", "别的");
  }

  @Test
  void whatIsRetractedOrRubbishIsNotRead() {
    // Given
    for (String key : new String[] {"a", "b", "c", "d"}) {
      reader.take(key, page(key, "文", false));
    }

    // When
    reader.take("a", page("a", "", true));
    reader.take("b", NULL);
    reader.take("c", "rubbish".getBytes(StandardCharsets.UTF_8));

    // Then
    LivePages pages = reader.pages();
    assertThat(pages.count()).isEqualTo(1);
    assertThat(pages.sample()).allMatch(page -> page.getPageId().equals("d"));
  }

  @Test
  void theSampleStaysSmall() {
    // When
    IntStream.range(0, 100).forEach(i -> reader.take("p" + i, page("p" + i, "文", false)));

    // Then
    LivePages pages = reader.pages();
    assertThat(pages.count()).isEqualTo(100);
    assertThat(pages.sample()).hasSize(3);
  }

  private byte[] page(String id, String text, boolean retracted) {
    return registry
        .<RawPage>serializer()
        .serialize(
            Topics.PAGES.name(),
            RawPage.newBuilder().setPageId(id).setText(text).setRetracted(retracted).build());
  }
}
