package org.bulletin.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A client of the endpoint. */
final class Client {

  private static final String BOUNDARY = "----xyz";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final Map<String, String> headers = new HashMap<>();

  Client(URI address) {
    this.address = address;
  }

  /** An answer. */
  record Answer(int status, Map<String, List<String>> headers, JsonNode body) {

    String error() {
      return body.path("error").asText();
    }

    List<String> pageIds() {
      return StreamSupport.stream(body.path("page_ids").spliterator(), false)
          .map(JsonNode::asText)
          .toList();
    }
  }

  Client with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Answer post(String type, byte[] body, Map<String, String> fields) {
    return postLater(type, body, fields).join();
  }

  Answer post(String type, String body, Map<String, String> fields) {
    return post(type, body.getBytes(StandardCharsets.UTF_8), fields);
  }

  CompletableFuture<Answer> postLater(String type, byte[] body, Map<String, String> fields) {
    String query =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", "/pages?" + query, type, BodyPublishers.ofByteArray(body));
  }

  Answer send(String method, String path) {
    return send(method, path, "text/plain", BodyPublishers.noBody()).join();
  }

  CompletableFuture<Answer> send(String method, String path, String type, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", type)
            .method(method, body);
    headers.forEach(request::header);
    return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Client::answer);
  }

  /** Posts a form with a file. */
  Answer postForm(Map<String, String> fields, String fileName, String type, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            part(
                body,
                "form-data; name=\"%s\"".formatted(name),
                "",
                value.getBytes(StandardCharsets.UTF_8)));
    String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    part(body, "form-data; name=\"file\"; filename=\"%s\"".formatted(fileName), header, file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return post("multipart/form-data; boundary=" + BOUNDARY, body.toByteArray(), Map.of());
  }

  private static void part(
      ByteArrayOutputStream body, String disposition, String headers, byte[] content) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: %s\r\n%s\r\n"
            .formatted(BOUNDARY, disposition, headers)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    try {
      return new Answer(
          response.statusCode(),
          response.headers().map(),
          new ObjectMapper().readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
