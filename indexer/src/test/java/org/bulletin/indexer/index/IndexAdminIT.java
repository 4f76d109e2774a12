package org.bulletin.indexer.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.bulletin.embedded.SharedStack;
import org.bulletin.indexer.OpenSearchProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IndexAdminIT {

  private static final Index FIRST = Indices.articles("g8");
  private static final Index SECOND = Indices.articles("g9");

  private final URI address = SharedStack.get().openSearch().address();
  private final OpenSearchProbe probe = new OpenSearchProbe(address);
  private final OpenSearchConnection connection =
      OpenSearchConnection.to(OpenSearchSettings.at(address));
  private final IndexAdmin admin = new IndexAdmin(connection);

  @BeforeEach
  void noAlias() {
    probe.ask("DELETE", "/*/_alias/" + Indices.ARTICLES, "");
  }

  @AfterEach
  void drop() {
    probe.ask("DELETE", "/" + FIRST.name(), "");
    probe.ask("DELETE", "/" + SECOND.name(), "");
    connection.close();
  }

  @Test
  void anIndexHasItsSettingsMappingAndAliases() {
    // When
    admin.create(FIRST);
    admin.create(FIRST);

    // Then
    JsonNode index = probe.ask("GET", "/" + FIRST.name(), "").path(FIRST.name());
    assertThat(index.at("/settings/index/refresh_interval").asText()).isEqualTo("500ms");
    assertThat(index.at("/settings/index/gc_deletes").asText()).isEqualTo("1h");
    assertThat(index.at("/mappings/dynamic").asText()).isEqualTo("strict");
    assertThat(index.at("/mappings/properties/entities/type").asText()).isEqualTo("nested");
    assertThat(index.at("/mappings/properties/body/analyzer").asText()).isEqualTo("cjk");
    assertThat(index.path("aliases").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(Indices.ARTICLES, FIRST.writeAlias());
    assertThat(admin.exists(FIRST)).isTrue();
    assertThat(admin.exists(SECOND)).isFalse();
  }

  @Test
  void readersStayWithTheGenerationThatIsServed() {
    // Given
    admin.create(FIRST);

    // When
    admin.create(SECOND);

    // Then
    assertThat(probe.ask("GET", "/_alias/" + Indices.ARTICLES, "").fieldNames())
        .toIterable()
        .containsExactly(FIRST.name());
  }

  @Test
  void newFieldsAreAddedToAnIndexThatIsThere() {
    // Given
    probe.ask(
        "PUT",
        "/_index_template/older",
        """
        {"index_patterns": ["%s"], "priority": 1000, "template": {"mappings":
          {"dynamic": "strict", "properties": {"article_id": {"type": "keyword"}}}}}
        """
            .formatted(FIRST.name()));
    admin.create(FIRST);
    probe.ask("DELETE", "/_index_template/older", "");
    JsonNode before = probe.ask("GET", "/" + FIRST.name() + "/_mapping", "");

    // When
    admin.create(FIRST);

    // Then
    String body = "/" + FIRST.name() + "/mappings/properties/body/type";
    assertThat(before.at(body).isMissingNode()).isTrue();
    JsonNode after = probe.ask("GET", "/" + FIRST.name() + "/_mapping", "");
    assertThat(after.at(body).asText()).isEqualTo("text");
  }

  @Test
  void theTemplateOfANewerProgramStays() {
    // Given
    String template = "/_index_template/" + Index.Template.ARTICLES.id();
    probe.ask(
        "PUT",
        template,
        "{\"index_patterns\":[\"bulletin-articles-g*\"],\"priority\":500,\"version\":1000}");

    // When
    admin.create(FIRST);

    // Then
    int version =
        probe.ask("GET", template, "").at("/index_templates/0/index_template/version").asInt();
    probe.ask("DELETE", template, "");
    assertThat(version).isEqualTo(1000);
  }
}
