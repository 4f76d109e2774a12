package org.bulletin.embedded.fault;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultProxyTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer target;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    target =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    target.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().add("X-Echo", exchange.getRequestHeaders().getFirst("X"));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(201, head || body.length == 0 ? -1 : body.length);
            if (!head) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    target.start();
    proxy = FaultProxy.before(URI.create("http://127.0.0.1:" + target.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    proxy.close();
    target.stop(0);
  }

  @Test
  void forwardsRequestAndReply() throws Exception {
    // When
    HttpResponse<String> response = send("POST", "/a%2Fb/_doc?version=1&x=%E9%9D%92", "青浦");

    // Then
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("青浦");
    assertThat(response.headers().firstValue("X-Echo")).hasValue("y");
    assertThat(seen).containsExactly("POST /a%2Fb/_doc?version=1&x=%E9%9D%92");
  }

  @Test
  void forwardsRequestWithoutBody() throws Exception {
    // When
    List<Integer> statuses =
        List.of(send("HEAD", "/x", "").statusCode(), send("DELETE", "/x", "").statusCode());

    // Then
    assertThat(statuses).containsExactly(201, 201);
    assertThat(seen).containsExactly("HEAD /x", "DELETE /x");
  }

  @Test
  void keepsPathOfTarget() {
    // Given
    URI registry = URI.create("http://127.0.0.1:1/apis/ccompat/v7");

    // When
    try (FaultProxy before = FaultProxy.before(registry)) {

      // Then
      assertThat(before.address().getPath()).isEqualTo("/apis/ccompat/v7");
      assertThat(before.address().getPort()).isNotEqualTo(1);
    }
  }

  @Test
  void answersNextRequestsOfPathAlone() throws Exception {
    // Given
    proxy.inject(Fault.answer(429, "{\"full\": true}").to("POST .*/_bulk").times(2));

    // When
    List<Integer> statuses =
        Stream.of("/_bulk", "/_search", "/i/_bulk?refresh=true", "/_bulk")
            .map(path -> status("POST", path))
            .toList();

    // Then
    assertThat(statuses).containsExactly(429, 201, 429, 201);
    assertThat(proxy.injected()).isEqualTo(2);
    assertThat(seen).containsExactly("POST /_search", "POST /_bulk");
  }

  @Test
  void firstFaultComesFirst() {
    // Given
    proxy.inject(Fault.answer(503, "").times(1));
    proxy.inject(Fault.answer(401, "").times(1));

    // When
    List<Integer> statuses = IntStream.range(0, 3).mapToObj(n -> status("GET", "/")).toList();

    // Then
    assertThat(statuses).containsExactly(503, 401, 201);
  }

  @Test
  void answersAllUntilHealed() throws Exception {
    // Given
    proxy.inject(Fault.answer(413, "{}"));

    // When
    List<Integer> statuses = IntStream.range(0, 5).mapToObj(n -> status("GET", "/")).toList();
    proxy.heal();

    // Then
    assertThat(statuses).containsOnly(413);
    assertThat(send("GET", "/", "").statusCode()).isEqualTo(201);
  }

  @Test
  void droppedRequestNeverReachesTarget() {
    // Given
    proxy.inject(Fault.drop());

    // When / Then
    assertThatThrownBy(() -> send("POST", "/", "x")).isInstanceOf(IOException.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void requestWithLostReplyReachesTarget() {
    // Given
    proxy.inject(Fault.loseReply());

    // When / Then
    assertThatThrownBy(() -> send("POST", "/", "x")).isInstanceOf(IOException.class);
    assertThat(seen).containsExactly("POST /");
  }

  @Test
  void goesDownAndComesBackOnSamePort() throws Exception {
    // Given
    URI address = proxy.address();
    send("GET", "/", "");

    // When
    proxy.down();

    // Then
    assertThatThrownBy(() -> send("GET", "/", "")).isInstanceOf(IOException.class);

    // When
    proxy.up();

    // Then
    assertThat(proxy.address()).isEqualTo(address);
    assertThat(send("GET", "/", "").statusCode()).isEqualTo(201);
  }

  private int status(String method, String path) {
    try {
      return send(method, path, "").statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(proxy.address() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("X", "y")
            .build();
    return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
