package org.bulletin.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedStackIT {

  @Test
  void allServersServe(@TempDir Path directory) throws Exception {
    // Given
    try (EmbeddedStack stack = new EmbeddedStack(directory, 0)) {
      // When
      stack.start();

      // Then
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.broker().address()))) {
        admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
        assertThat(admin.listTopics().names().get()).contains("t");
      }
      assertThat(get(stack.registry().address() + "/subjects")).isEqualTo("[]");
      assertThat(get(stack.openSearch().address() + "/_cluster/health")).contains("\"green\"");
    }
  }

  private static String get(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
        .body();
  }
}
