package org.bulletin.embedded;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedStackIT {

  private final EmbeddedStack stack = SharedStack.get();

  @Test
  void allServersServe() throws Exception {
    // Given
    NewTopic topic = new NewTopic("stack", 1, (short) 1);

    // When
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.broker().address()))) {
      admin.createTopics(List.of(topic)).all().get();

      // Then
      assertThat(admin.listTopics().names().get()).contains("stack");
    }
    assertThat(Http.get(stack.registry().address(), "/subjects").statusCode()).isEqualTo(200);
    assertThat(Http.get(stack.openSearch().address(), "/_cluster/health").body())
        .contains("\"number_of_nodes\":1")
        .doesNotContain("\"status\":\"red\"");
  }

  @Test
  void registryGoesAwayAndComesBack() {
    // Given
    URI address = stack.registry().address();

    // When
    stack.registry().stop();
    boolean runningWhileAway = stack.registry().running();
    stack.registry().start();

    // Then
    assertThat(runningWhileAway).isFalse();
    assertThat(stack.registry().address()).isEqualTo(address);
    assertThat(Http.get(address, "/subjects").statusCode()).isEqualTo(200);
  }

  @Test
  void openSearchGoesAwayAndComesBack() {
    // Given
    URI address = stack.openSearch().address();
    Http.put(address, "/kept/_doc/1", "{\"n\": 1}");

    // When
    stack.openSearch().stop();
    stack.openSearch().start();

    // Then
    assertThat(stack.openSearch().address()).isEqualTo(address);
    assertThat(Http.get(address, "/kept/_doc/1").body()).contains("\"n\": 1");
  }
}
