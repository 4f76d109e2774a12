package org.bulletin.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A few lines of HTTP for tests, without any client library of the servers. */
final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  static HttpResponse<String> get(URI base, String path) {
    return send(base, path, "GET", "");
  }

  static HttpResponse<String> post(URI base, String path, String json) {
    return send(base, path, "POST", json);
  }

  static HttpResponse<String> put(URI base, String path, String json) {
    return send(base, path, "PUT", json);
  }

  static HttpResponse<String> delete(URI base, String path) {
    return send(base, path, "DELETE", "");
  }

  private static HttpResponse<String> send(URI base, String path, String method, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
